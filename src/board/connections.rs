//! How many connections are open at once, and how long one may be idle: whoever holds some open without asking for
//! anything takes nothing away that the bot needs.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// A commune's screens with some to spare; a process may have about a thousand files open.
const OPEN_AT_ONCE: usize = 64;
/// How long a whole request may take to come, and a piece of its answer to go.
const PATIENCE: Duration = Duration::from_secs(15);

/// Takes connections while there are not too many. The rest wait where the system lets them.
pub struct Limited {
    listener: TcpListener,
    free: Arc<Semaphore>,
    patience: Duration,
}

impl Limited {
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, free: Arc::new(Semaphore::new(OPEN_AT_ONCE)), patience: PATIENCE }
    }
}

impl Listener for Limited {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // Nobody closes the semaphore.
        let place = self.free.clone().acquire_owned().await.ok();
        let (stream, from) = Listener::accept(&mut self.listener).await;
        let patience = self.patience;
        (Connection { stream, patience, ends: Box::pin(sleep(patience)), _place: place }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when nothing was answered on it for a while. What is read does not prolong it: a request
/// that comes letter by letter is none.
pub struct Connection {
    stream: TcpStream,
    patience: Duration,
    ends: Pin<Box<Sleep>>,
    _place: Option<OwnedSemaphorePermit>,
}

impl Connection {
    fn in_time<T>(&mut self, context: &mut Context<'_>, done: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if done.is_pending() && self.ends.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        done
    }

    fn prolong(&mut self) {
        self.ends.as_mut().reset(Instant::now() + self.patience);
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        self.in_time(context, read)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if matches!(written, Poll::Ready(Ok(_))) {
            self.prolong();
        }
        self.in_time(context, written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const SHORT: Duration = Duration::from_millis(200);

    async fn limited() -> Limited {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Limited { patience: SHORT, free: Arc::new(Semaphore::new(1)), ..Limited::new(listener) }
    }

    #[tokio::test]
    async fn a_request_that_never_ends_is_not_waited_for() {
        let mut limited = limited().await;
        let mut browser = TcpStream::connect(limited.local_addr().unwrap()).await.unwrap();
        let (mut connection, _) = limited.accept().await;
        let letters = async {
            loop {
                browser.write_all(b"x").await.unwrap();
                sleep(SHORT / 10).await;
            }
        };
        let read = async {
            let mut all = vec![];
            connection.read_to_end(&mut all).await.unwrap_err().kind()
        };
        tokio::select! {
            kind = read => assert_eq!(kind, io::ErrorKind::TimedOut),
            () = letters => {}
        }
    }

    #[tokio::test]
    async fn whoever_is_answered_may_ask_again_and_the_next_waits_for_a_place() {
        let mut limited = limited().await;
        let address = limited.local_addr().unwrap();
        let mut browser = TcpStream::connect(address).await.unwrap();
        let _next = TcpStream::connect(address).await.unwrap();
        let (mut connection, _) = limited.accept().await;
        for _ in 0..4 {
            sleep(SHORT / 2).await;
            browser.write_all(b"?").await.unwrap();
            connection.read_u8().await.unwrap();
            connection.write_all(b"!").await.unwrap();
        }
        assert!(tokio::time::timeout(SHORT, limited.accept()).await.is_err(), "there is one place");
        drop(connection);
        limited.accept().await;
    }
}
