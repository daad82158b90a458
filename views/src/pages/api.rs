//! The page that explains the API to people who write programs. In English, like the API itself, and
//! without the frame of the desk.

use askama::Template;

/// A parameter, or a key of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiField {
    /// Its name.
    pub name: String,
    /// Where it stands, or what it holds.
    pub kind: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for.
    pub about: String,
}

impl ApiField {
    /// Puts one together.
    pub fn new(name: &str, kind: &str, required: bool, about: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind: kind.to_owned(),
            required,
            about: about.to_owned(),
        }
    }
}

/// One address with one method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiOperation {
    /// Its name.
    pub id: String,
    /// How it is asked.
    pub method: String,
    /// Where.
    pub path: String,
    /// What it does.
    pub summary: String,
    /// Who may ask.
    pub access: String,
    /// Its parameters.
    pub fields: Vec<ApiField>,
    /// The schema of what is sent.
    pub body: Option<String>,
    /// The status when all is well.
    pub status: u16,
    /// The schema of what comes back.
    pub answer: String,
    /// The statuses of refusals.
    pub refusals: Vec<u16>,
}

/// One schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiSchema {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// What it holds, in a few words.
    pub kind: String,
    /// Its keys.
    pub fields: Vec<ApiField>,
    /// How it looks.
    pub example: Option<String>,
}

/// The whole page.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    /// The version of the program.
    pub version: String,
    /// Every address.
    pub operations: Vec<ApiOperation>,
    /// Every schema.
    pub schemas: Vec<ApiSchema>,
    /// Codes of problems: code, status, meaning.
    pub problems: Vec<(String, u16, String)>,
}
