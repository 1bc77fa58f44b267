using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A request and the answer that is being made for it.</summary>
internal readonly record struct Exchange(RequestContext Context, IApiHandler Handler, IMessage Request, Frame Frame, ValueTask<IMessage?> Answer)
{
    public bool IsReady => Answer.IsCompleted;

    /// <summary>Gives back what the exchange holds. Called once, when its answer is complete and written, or not wanted any more.</summary>
    public void Release()
    {
        Context.End();
        if (Request is ProduceRequest produced)
        {
            Context.Client.Spares.Return(produced, Context.Produced);
        }

        Frame.Dispose();
    }

    /// <summary>Gives everything back as soon as the handler is through, for an answer that nobody waits for. Never fails.</summary>
    public async Task AbandonAsync(ErrorJournal errors)
    {
        try
        {
            await Answer.ConfigureAwait(true);
        }
        catch (Exception exception)
        {
            errors.Add($"{Context.Api} of client '{Context.ClientId}' failed after its connection was closed: {exception.Message}", exception);
        }
        finally
        {
            Release();
        }
    }
}
