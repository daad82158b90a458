//! How a SQL text is written down and run: the `queries!` block and the `run!` macro.
//! Not here: any text. Those stand beside the functions that use them.

/// One named SQL text, the same on both databases unless a dialect forces two.
#[derive(Debug)]
pub struct Sql {
    /// Module path and name, as the tests report it.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL.
    pub postgres: &'static str,
    /// Whether its plan is checked: a hot text must never scan a whole table.
    pub hot: bool,
}

/// Declares the SQL texts of one file and lists them in `ALL` for the registry.
macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident $([$hot:ident])? = $text:tt;)*) => {
        $($(#[$doc])* static $name: $crate::sql::Sql = $crate::sql::Sql {
            name: concat!(module_path!(), "::", stringify!($name)),
            sqlite: queries!(@sqlite $text),
            postgres: queries!(@postgres $text),
            hot: queries!(@hot $($hot)?),
        };)*
        /// Every text of this file, for the registry.
        pub(crate) static ALL: &[&$crate::sql::Sql] = &[$(&$name),*];
    };
    (@sqlite { sqlite $one:literal, postgres $two:literal }) => { $one };
    (@sqlite $text:literal) => { $text };
    (@postgres { sqlite $one:literal, postgres $two:literal }) => { $two };
    (@postgres $text:literal) => { $text };
    (@hot hot) => { true };
    (@hot) => { false };
}

/// Runs one text in a transaction. The last words say what comes back: `execute` the number of rows
/// touched, `all Row` a list, `optional Row` at most one, `one Row` exactly one.
macro_rules! run {
    ($tx:expr, $sql:expr, [$($arg:expr),* $(,)?], execute) => {
        match $tx {
            #[expect(clippy::disallowed_methods, reason = "the one door to the database")]
            $crate::tx::Tx::Sqlite(tx) => sqlx::query($sql.sqlite)$(.bind($arg))*
                .execute(&mut **tx).await.map(|done| done.rows_affected()),
            #[expect(clippy::disallowed_methods, reason = "the one door to the database")]
            $crate::tx::Tx::Postgres(tx) => sqlx::query($sql.postgres)$(.bind($arg))*
                .execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::error::StoreError::from)
    };
    ($tx:expr, $sql:expr, $args:tt, all $row:ty) => { run!(@rows $tx, $sql, $args, fetch_all, $row) };
    ($tx:expr, $sql:expr, $args:tt, optional $row:ty) => {
        run!(@rows $tx, $sql, $args, fetch_optional, $row)
    };
    ($tx:expr, $sql:expr, $args:tt, one $row:ty) => { run!(@rows $tx, $sql, $args, fetch_one, $row) };
    (@rows $tx:expr, $sql:expr, [$($arg:expr),* $(,)?], $fetch:ident, $row:ty) => {
        match $tx {
            #[expect(clippy::disallowed_methods, reason = "the one door to the database")]
            $crate::tx::Tx::Sqlite(tx) => sqlx::query_as::<_, $row>($sql.sqlite)$(.bind($arg))*
                .$fetch(&mut **tx).await,
            #[expect(clippy::disallowed_methods, reason = "the one door to the database")]
            $crate::tx::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql.postgres)$(.bind($arg))*
                .$fetch(&mut **tx).await,
        }
        .map_err($crate::error::StoreError::from)
    };
}
