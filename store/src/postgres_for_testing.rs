//! The PostgreSQL server of a test run: given by `TEST_POSTGRES_URL`, or a throwaway one.
//! Not here: databases and schemas.
#![expect(
    clippy::panic,
    reason = "where CI is set, a missing server ends the tests"
)]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// Makes, runs and removes a server. It ends when its standard input closes, which the system does
/// however the test process ends. Prints the folder of the socket once the server answers.
const SCRIPT: &str = r#"
trap '' INT HUP TERM
cd /
place=$(mktemp -d /tmp/termijn-pg.XXXXXX) || exit 1
fail() { cat "$place/log" >&2; rm -rf "$place"; exit 1; }
"$BIN/initdb" -D "$place/db" -U termijn -A trust -E UTF8 --no-locale --no-sync >"$place/log" 2>&1 || fail
"$BIN/postgres" -D "$place/db" -k "$place" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c max_connections=300 -c shared_buffers=64MB >"$place/log" 2>&1 </dev/null &
server=$!
tries=0
until "$BIN/pg_isready" -q -h "$place" -U termijn; do
    kill -0 "$server" 2>/dev/null || fail
    tries=$((tries + 1)); [ "$tries" -lt 300 ] || { kill -QUIT "$server"; fail; }
    sleep 0.1
done
echo "$place"
read -r _until_the_tests_end
kill -INT "$server"
wait "$server"
rm -rf "$place"
"#;

/// The address of a server where databases can be made; none when this machine has no PostgreSQL.
pub(crate) fn server() -> Option<&'static str> {
    static SERVER: OnceLock<Option<(String, Option<Child>)>> = OnceLock::new();
    SERVER
        .get_or_init(find_or_start)
        .as_ref()
        .map(|(url, _)| url.as_str())
}

fn find_or_start() -> Option<(String, Option<Child>)> {
    if let Some(url) = setting("TEST_POSTGRES_URL") {
        return Some((url, None));
    }
    match binaries().and_then(start) {
        Ok((url, child)) => Some((url, Some(child))),
        Err(why) if setting("CI").is_some() => panic!("no PostgreSQL for the tests: {why}"),
        Err(why) => {
            eprintln!(
                "\n*** POSTGRESQL IS NOT TESTED: {why}. Set TEST_POSTGRES_URL or install it. ***\n"
            );
            None
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment which server to use"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The folder of the server's own programs.
fn binaries() -> Result<PathBuf, String> {
    let on_path = setting("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = on_path.split(':').map(PathBuf::from).collect();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        let mut versions: Vec<PathBuf> = versions
            .flatten()
            .map(|one| one.path().join("bin"))
            .collect();
        versions.sort();
        places.extend(versions.into_iter().rev());
    }
    if let Ok(told) = Command::new("pg_config").arg("--bindir").output() {
        places.push(PathBuf::from(String::from_utf8_lossy(&told.stdout).trim()));
    }
    let programs = ["initdb", "postgres", "pg_isready"];
    let whole = |place: &PathBuf| programs.iter().all(|program| place.join(program).is_file());
    // A link is followed, so that the server finds its shared files.
    places
        .into_iter()
        .filter_map(|place| place.join("postgres").canonicalize().ok())
        .filter_map(|server| server.parent().map(PathBuf::from))
        .find(whole)
        .ok_or_else(|| "no PostgreSQL server programs on this machine".to_owned())
}

fn start(binaries: PathBuf) -> Result<(String, Child), String> {
    let mut command = unprivileged()?;
    command
        .arg(SCRIPT)
        .env("BIN", &binaries)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let mut folder = String::new();
    let output = child.stdout.take().ok_or("the server has no output")?;
    BufReader::new(output)
        .read_line(&mut folder)
        .map_err(|error| error.to_string())?;
    let folder = folder.trim();
    if folder.is_empty() {
        return Err(format!(
            "the server of {} did not start",
            binaries.display()
        ));
    }
    Ok((
        format!("postgres://termijn@localhost/postgres?host={folder}"),
        child,
    ))
}

/// A shell that takes a script as its next argument; PostgreSQL refuses to run as root.
fn unprivileged() -> Result<Command, String> {
    let own = Command::new("id")
        .arg("-u")
        .output()
        .map_err(|error| format!("id: {error}"))?;
    if String::from_utf8_lossy(&own.stdout).trim() != "0" {
        let mut command = Command::new("sh");
        command.arg("-c");
        return Ok(command);
    }
    let users =
        std::fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    let user = ["postgres", "nobody"]
        .into_iter()
        .find(|name| {
            users
                .lines()
                .any(|line| line.split(':').next() == Some(name))
        })
        .ok_or("neither user postgres nor nobody exists")?;
    let group = Command::new("id")
        .args(["-g", user])
        .output()
        .map_err(|error| format!("id: {error}"))?;
    let group = String::from_utf8_lossy(&group.stdout).trim().to_owned();
    let works = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let mut command;
    if works("setpriv") {
        command = Command::new("setpriv");
        command.args([
            "--reuid",
            user,
            "--regid",
            &group,
            "--clear-groups",
            "sh",
            "-c",
        ]);
    } else if works("runuser") {
        command = Command::new("runuser");
        command.args(["-u", user, "--", "sh", "-c"]);
    } else {
        command = Command::new("su");
        command.args(["-s", "/bin/sh", user, "-c"]);
    }
    Ok(command)
}
