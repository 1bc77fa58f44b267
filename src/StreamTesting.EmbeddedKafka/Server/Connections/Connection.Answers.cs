using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server;

/// <content>How answers are written: at once by the reading thread, or by a drain on the answer thread.</content>
internal sealed partial class Connection
{
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
                    Volatile.Write(ref answeredAt, TimeProvider.System.GetTimestamp());
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
