using System.Net;
using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// One client's connection. Requests are begun in the order they come and answered in that order; one that has to wait does not keep the
/// next from being begun. Answers that are ready are written by the reading thread itself, the others by a drain on the answer thread, which
/// lives as long as any wait. Once the connection is being closed no answer is begun: what ends a wait by then is the closing itself, and its
/// answer would tell the client something that is not so.
/// </summary>
internal sealed partial class Connection(Socket socket, RequestDispatcher dispatcher, Cluster cluster, IdleConnections idle)
{
    private const int MaxPending = 100;

    private const int StackSize = 512 * 1024;

    private readonly ErrorJournal errors = cluster.Errors;
    private readonly BlockingSocketStream stream = new(socket, idle.MaxIdle);
    private readonly CancellationTokenSource gone = new();
    private readonly WireBuffer buffer = new();
    private readonly Queue<Exchange> pending = new();
    private readonly Lock gate = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AnswerThread answers = new(exception => cluster.Errors.Add($"An answer failed: {exception.Message}", exception));
    private ClientConnection? client;
    private Task draining = Task.CompletedTask;
    private bool isDraining;
    private volatile bool isClosing;
    private RequestContext? awaited;

    /// <summary>Completes when the connection is over and has given everything back.</summary>
    public Task Ended => ended.Task;

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool IsClosing => isClosing;

    /// <summary>Serves, on a thread of its own as long as there is something to do, until the client goes or <see cref="Close"/> is called.</summary>
    public void Start()
    {
        if (!(idle.IsCrowded && cluster.Security.IsOpen && idle.TryWatch(this, socket, TimeProvider.System.GetTimestamp())))
        {
            Resume();
        }
    }

    /// <summary>Goes on where the client was silent before.</summary>
    public void Resume()
    {
        if (isClosing)
        {
            Finish();
            return;
        }

        try
        {
            idle.Enter();
            new Thread(Run, StackSize) { IsBackground = true, Name = "embedded Kafka connection" }.UnsafeStart();
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            idle.Leave();
            errors.Add($"The process can start no more threads; a connection was closed: {exception.Message}", exception);
            Finish();
        }
    }

    /// <summary>Ends the connection from any thread; may be called again.</summary>
    public void Close()
    {
        if (BeginClosing())
        {
            stream.Dispose();
            return;
        }

        try
        {
            gone.Cancel();
        }
        finally
        {
            stream.Dispose();
            closed.SetResult();
        }
    }

    private void Run()
    {
        SynchronizationContext.SetSynchronizationContext(answers);
        try
        {
            client ??= new ClientConnection { Host = $"/{((IPEndPoint)socket.RemoteEndPoint!).Address}", Answers = answers, Sasl = cluster.Security.NewSession() };
            if (Receive() == Pause.UntilTheClientSends)
            {
                idle.Leave();
                return;
            }
        }
        catch (WireFormatException exception)
        {
            errors.Add($"A client at {client?.Host} sent bytes that are no request; the connection was closed: {exception.Message}", exception);
        }
        catch (StrangerException exception)
        {
            errors.Add($"A client at {client?.Host} was refused; the connection was closed. {exception.Message}", exception.InnerException);
        }
        catch (Exception exception) when (isProving && (exception is TimeoutException || exception.InnerException is TimeoutException))
        {
            errors.Add($"A client at {client?.Host} took longer than {cluster.Security.Settings.HandshakeTimeout} (SecurityOptions.HandshakeTimeout) for TLS and SASL; the connection was closed.");
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went, or the broker stops: nothing to tell.
        }
        catch (Exception exception)
        {
            errors.Add($"A connection of {client?.Host} failed: {exception.Message}", exception);
        }

        idle.Leave();
        Finish();
    }

    private bool BeginClosing()
    {
        lock (gate)
        {
            var before = isClosing;
            isClosing = true;
            return before;
        }
    }

    private void Finish()
    {
        Close();
        Task.WaitAny(closed.Task);
        Task.WaitAny(draining);
        answers.End();
        reader?.Dispose();
        channel.Dispose();
        buffer.Dispose();
        ended.SetResult();
    }

    private bool Serve(Frame frame)
    {
        if (client!.Sasl is { TakesRawTokens: true } sasl)
        {
            return TakeToken(frame, sasl);
        }

        Exchange? started;
        try
        {
            started = dispatcher.Start(frame, client, gone.Token);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        if (started is not { } exchange)
        {
            frame.Dispose();
            return false;
        }

        if (!Hold(exchange))
        {
            return Result(AnswerAsync(exchange));
        }

        if (pending.Count >= MaxPending)
        {
            Task.WaitAny(draining);
        }

        return true;
    }

    // The stream blocks, so that there is nothing to wait for here.
    private static T Result<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();

    /// <summary>Queues what is not ready, or must not overtake what waits.</summary>
    private bool Hold(Exchange exchange)
    {
        lock (gate)
        {
            if (!isDraining && exchange.IsReady)
            {
                return false;
            }

            if (exchange.Context.Api != ApiKey.Fetch)
            {
                awaited?.Hurry();
                foreach (var waiting in pending)
                {
                    waiting.Context.Hurry();
                }
            }

            pending.Enqueue(exchange with { Answer = exchange.Answer.Preserve() });
            if (!isDraining)
            {
                isDraining = true;
                draining = DrainAsync();
            }

            return true;
        }
    }
}
