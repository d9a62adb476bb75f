//! One connection, closed when its client neither asks nor listens.
//!
//! The framework times the first head of a connection, and a handler times the body that it reads. What is left is
//! timed here: a second head that never ends, a body that nobody reads, an answer that is not taken.

use std::cell::Cell;
use std::io::{self, ErrorKind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::open_connections::Place;
use super::refusals::{Refusal, Refusals};
use crate::clock::Moment;

/// A stream to a client.
pub struct Connection {
    stream: TcpStream,
    watch: Rc<Watch>,
    /// Wakes the connection to look at its watch.
    timer: Pin<Box<Sleep>>,
    refusals: Arc<Refusals>,
    /// What is sent in place of the framework's empty refusal, and how much of it has been.
    refusal: Option<(Refusal, usize)>,
    _place: Place,
}

/// What a connection is doing; shared with the requests that come over it.
#[derive(Debug)]
pub struct Watch {
    /// Requests that are being answered.
    answering: Cell<u32>,
    /// When something last moved: the connection began, an answer ended, or the client took some of it.
    moved: Cell<Moment>,
    /// The connection is closed when nothing has moved for so long.
    quiet: Duration,
    /// The request that is coming in is one to the API.
    api: Cell<bool>,
}

impl Watch {
    fn new(quiet: Duration) -> Self {
        Self { answering: Cell::new(0), moved: Cell::new(Moment::now()), quiet, api: Cell::new(false) }
    }

    /// A request has arrived; while it is answered, the connection is not timed.
    pub fn answer(self: &Rc<Self>) -> Answering {
        self.answering.set(self.answering.get() + 1);
        self.api.set(false);
        Answering(Rc::clone(self))
    }

    /// How long the connection may stay quiet still; none when that time is over.
    fn left(&self) -> Option<Duration> {
        if self.answering.get() > 0 {
            return Some(self.quiet);
        }
        self.quiet.checked_sub(self.moved.get().elapsed()).filter(|left| !left.is_zero())
    }
}

/// A request that is being answered, until it is dropped.
#[derive(Debug)]
pub struct Answering(Rc<Watch>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.answering.set(self.0.answering.get().saturating_sub(1));
        self.0.moved.set(Moment::now());
    }
}

impl Connection {
    pub fn new(stream: TcpStream, quiet: Duration, refusals: Arc<Refusals>, place: Place) -> Self {
        let watch = Rc::new(Watch::new(quiet));
        Self { stream, watch, timer: Box::pin(sleep(quiet)), refusals, refusal: None, _place: place }
    }

    pub fn watch(&self) -> Rc<Watch> {
        Rc::clone(&self.watch)
    }

    /// Fails when the connection was quiet for too long. Else the timer is set, so that it is asked again.
    fn not_too_quiet(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        loop {
            let Some(left) = self.watch.left() else {
                return Err(ErrorKind::TimedOut.into());
            };
            if self.timer.as_mut().poll(context).is_pending() {
                return Ok(());
            }
            self.timer.set(sleep(left));
        }
    }

    /// Sends a refusal's page to its end, then tells the framework that its own was taken.
    fn poll_refuse(&mut self, context: &mut Context<'_>, taken: usize) -> Poll<io::Result<usize>> {
        while let Some((refusal, sent)) = &mut self.refusal {
            let message = self.refusals.message(*refusal, self.watch.api.get());
            let Some(rest) = message.get(*sent..).filter(|rest| !rest.is_empty()) else {
                self.refusal = None;
                break;
            };
            match ready!(pin!(&mut self.stream).poll_write(context, rest))? {
                0 => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
                written => *sent += written,
            }
        }
        Poll::Ready(Ok(taken))
    }
}

impl AsyncRead for Connection {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let connection = self.get_mut();
        let before = into.filled().len();
        let read = pin!(&mut connection.stream).poll_read(context, into);
        // A flood of bytes is no request either, so the time is looked at whether or not something came.
        connection.not_too_quiet(context)?;
        if Refusals::is_for_api(into.filled().get(before..).unwrap_or_default()) {
            connection.watch.api.set(true);
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let connection = self.get_mut();
        if connection.refusal.is_none()
            && let Some(refusal) = Refusal::of_framework(bytes)
        {
            connection.refusals.count(refusal);
            connection.refusal = Some((refusal, 0));
        }
        let written = if connection.refusal.is_some() {
            connection.poll_refuse(context, bytes.len())
        } else {
            pin!(&mut connection.stream).poll_write(context, bytes)
        };
        match written {
            Poll::Ready(_) => connection.watch.moved.set(Moment::now()),
            Poll::Pending => connection.not_too_quiet(context)?,
        }
        written
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        pin!(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        pin!(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
