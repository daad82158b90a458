//! The two ends of a mail line for `benches/deliver`: a sink that takes letters as a relay would, and a
//! sender that knows no database, so that a figure can be read beside what the line itself could carry.
//! Not here: the product. It is measured as the program that ships.
//!
//! `mail sink MILLISECONDS` prints its port, then a line for each line it is sent on standard input:
//! letters taken, letters seen before with the same bytes, seen before with other bytes. `mail bare PORT
//! CONNECTIONS LETTERS plain|pipelined FILE` sends the letter in FILE that often and prints the seconds.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement stops at the first surprise"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock, and the pace of a slow server is a sleep"
)]

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["sink", slow] => sink(Duration::from_millis(slow.parse().unwrap())),
        ["bare", port, connections, letters, how, file] => bare(
            port.parse().unwrap(),
            connections.parse().unwrap(),
            letters.parse().unwrap(),
            how == "pipelined",
            &std::fs::read(file).unwrap(),
        ),
        _ => {
            eprintln!(
                "mail sink MILLISECONDS | mail bare PORT CONNECTIONS LETTERS plain|pipelined FILE"
            );
            std::process::exit(2);
        }
    }
}

/// What was taken: the hash of the bytes by Message-ID.
#[derive(Default)]
struct Ledger {
    seen: HashMap<Vec<u8>, u64>,
    taken: usize,
    again: usize,
    changed: usize,
}

impl Ledger {
    fn take(&mut self, letter: &[u8]) {
        self.taken += 1;
        let id = letter
            .split(|byte| *byte == b'\n')
            .find(|line| line.starts_with(b"Message-ID:"));
        let mut hasher = DefaultHasher::new();
        letter.hash(&mut hasher);
        let hash = hasher.finish();
        match self.seen.insert(id.unwrap_or_default().to_vec(), hash) {
            Some(before) if before == hash => self.again += 1,
            Some(_) => self.changed += 1,
            None => {}
        }
    }
}

fn sink(slow: Duration) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap().port());
    let ledger = Arc::new(Mutex::new(Ledger::default()));
    let told = Arc::clone(&ledger);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, ledger) = (stream.unwrap(), Arc::clone(&ledger));
            // A client that hangs up is no surprise.
            thread::spawn(move || converse(stream, &ledger, slow).unwrap_or_default());
        }
    });
    for _line in io::stdin().lines() {
        let ledger = told.lock().unwrap();
        println!("{} {} {}", ledger.taken, ledger.again, ledger.changed);
    }
}

fn converse(stream: TcpStream, ledger: &Mutex<Ledger>, slow: Duration) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut write = stream.try_clone()?;
    let mut read = BufReader::with_capacity(64 << 10, stream);
    write.write_all(b"220 sink ESMTP\r\n")?;
    let (mut line, mut letter) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        if read.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        match &verb[..] {
            b"EHLO" => write.write_all(
                b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10485760\r\n",
            )?,
            b"DATA" => {
                write.write_all(b"354 go\r\n")?;
                letter.clear();
                while !letter.ends_with(b"\r\n.\r\n") {
                    if read.read_until(b'\n', &mut letter)? == 0 {
                        return Ok(());
                    }
                }
                if !slow.is_zero() {
                    thread::sleep(slow);
                }
                ledger.lock().unwrap().take(&letter);
                write.write_all(b"250 2.0.0 taken\r\n")?;
            }
            b"QUIT" => return write.write_all(b"221 bye\r\n"),
            b"MAIL" | b"RCPT" | b"RSET" | b"NOOP" => write.write_all(b"250 2.0.0 ok\r\n")?,
            _ => write.write_all(b"502 5.5.1 unknown\r\n")?,
        }
    }
}

/// As many letters as asked over so many connections, 20 a connection as the product does.
fn bare(port: u16, connections: usize, letters: usize, pipelined: bool, letter: &[u8]) {
    const ON_ONE_CONNECTION: usize = 20;
    let left = Arc::new(Mutex::new(letters));
    let mut body = letter.to_vec();
    body.extend_from_slice(if body.ends_with(b"\r\n") {
        b".\r\n"
    } else {
        b"\r\n.\r\n"
    });
    let begun = Instant::now();
    let hands: Vec<_> = (0..connections)
        .map(|_| {
            let (left, body) = (Arc::clone(&left), body.clone());
            thread::spawn(move || {
                loop {
                    let many = {
                        let mut left = left.lock().unwrap();
                        let many = ON_ONE_CONNECTION.min(*left);
                        *left -= many;
                        many
                    };
                    if many == 0 {
                        return;
                    }
                    say(port, many, pipelined, &body).unwrap();
                }
            })
        })
        .collect();
    for hand in hands {
        hand.join().unwrap();
    }
    println!("{}", begun.elapsed().as_secs_f64());
}

fn say(port: u16, letters: usize, pipelined: bool, body: &[u8]) -> io::Result<()> {
    const ENVELOPE: [&[u8]; 3] = [
        b"MAIL FROM:<termijn@organisation.example>\r\n",
        b"RCPT TO:<somebody@mail.example>\r\n",
        b"DATA\r\n",
    ];
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    let mut write = stream.try_clone()?;
    let mut read = BufReader::new(stream);
    heard(&mut read, "220")?;
    write.write_all(b"EHLO bare\r\n")?;
    heard(&mut read, "250")?;
    for _ in 0..letters {
        if pipelined {
            write.write_all(&ENVELOPE.concat())?;
            for code in ["250", "250", "354"] {
                heard(&mut read, code)?;
            }
        } else {
            for (line, code) in ENVELOPE.iter().zip(["250", "250", "354"]) {
                write.write_all(line)?;
                heard(&mut read, code)?;
            }
        }
        write.write_all(body)?;
        heard(&mut read, "250")?;
    }
    write.write_all(b"QUIT\r\n")?;
    heard(&mut read, "221")
}

fn heard(read: &mut impl BufRead, code: &str) -> io::Result<()> {
    let mut line = String::new();
    loop {
        line.clear();
        read.read_line(&mut line)?;
        assert!(line.starts_with(code), "{line} instead of {code}");
        if line.as_bytes().get(3) == Some(&b' ') {
            return Ok(());
        }
    }
}
