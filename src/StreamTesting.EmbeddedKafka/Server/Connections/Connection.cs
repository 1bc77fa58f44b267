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
internal sealed partial class Connection(Socket socket, RequestDispatcher dispatcher, Cluster cluster)
{
    private const int MaxPending = 100;

    private const int StackSize = 512 * 1024;

    private readonly ErrorJournal errors = cluster.Errors;
    private readonly BlockingSocketStream stream = new(socket);
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
    private bool isClosing;
    private RequestContext? awaited;

    /// <summary>Completes when the connection is over and has given everything back.</summary>
    public Task Ended => ended.Task;

    /// <summary>Serves, on a thread of its own, until the client goes or <see cref="Close"/> is called.</summary>
    public void Start()
    {
        try
        {
            new Thread(Run, StackSize) { IsBackground = true, Name = "embedded Kafka connection" }.UnsafeStart();
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            errors.Add($"The process can start no more threads; a connection was closed: {exception.Message}", exception);
            Finish();
        }
    }

    /// <summary>Ends the connection from any thread; may be called again.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref isClosing, true))
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
            client = new ClientConnection { Host = $"/{((IPEndPoint)socket.RemoteEndPoint!).Address}", Answers = answers, Sasl = cluster.Security.NewSession() };
            Receive();
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

        Finish();
    }

    private void Finish()
    {
        Close();
        Task.WaitAny(closed.Task);
        Task.WaitAny(draining);
        answers.End();
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

    private async Task DrainAsync()
    {
        await Task.Yield();
        var isOpen = true;
        while (Next() is { } exchange)
        {
            try
            {
                if (isOpen && !exchange.IsReady)
                {
                    await ((Task)exchange.Answer.AsTask()).WaitAsync(gone.Token).ConfigureAwait(true);
                }

                if (isOpen)
                {
                    isOpen = await AnswerAsync(exchange).ConfigureAwait(true);
                }
                else
                {
                    _ = exchange.AbandonAsync(errors);
                }
            }
            catch (OperationCanceledException)
            {
                isOpen = false;
                _ = exchange.AbandonAsync(errors);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                isOpen = false;
            }
            catch (Exception exception)
            {
                isOpen = false;
                errors.Add($"A connection of {client?.Host} failed: {exception.Message}", exception);
            }

            if (!isOpen)
            {
                Close();
            }
        }
    }

    private Exchange? Next()
    {
        lock (gate)
        {
            if (pending.TryDequeue(out var exchange))
            {
                awaited = exchange.Context;
                return exchange;
            }

            awaited = null;
            isDraining = false;
            return null;
        }
    }

    private async ValueTask<bool> AnswerAsync(Exchange exchange)
    {
        var context = exchange.Context;
        try
        {
            var answer = await exchange.Answer.ConfigureAwait(true);
            if (gone.IsCancellationRequested)
            {
                return false;
            }

            if (answer is not null && !context.CloseConnection && Encode(exchange, answer))
            {
                if (context.TruncateAnswer)
                {
                    channel.Write(buffer.ToArray().AsSpan(0, buffer.TotalLength / 2));
                    return false;
                }

                await buffer.WriteToAsync(channel).ConfigureAwait(true);
            }

            return !context.CloseConnection && !context.CloseAfterAnswer;
        }
        finally
        {
            buffer.Clear();
            exchange.Release();
        }
    }

    private bool Encode(Exchange exchange, IMessage answer)
    {
        var context = exchange.Context;
        var header = new ResponseHeader(context.CorrelationId);
        var api = ApiTable.Find(context.Api)!;
        try
        {
            FrameWriter.WriteResponse(buffer, header, api, context.Version, answer);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or OverflowException)
        {
            buffer.Clear();
            if (dispatcher.Failed(context, exchange.Handler, exchange.Request, exception) is not { } refusal)
            {
                return false;
            }

            FrameWriter.WriteResponse(buffer, header, api, context.Version, refusal);
            return true;
        }
    }
}
