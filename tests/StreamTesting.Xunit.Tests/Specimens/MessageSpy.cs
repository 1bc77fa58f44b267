using Xunit.Abstractions;

namespace StreamTesting.Xunit.Tests;

/// <summary>Keeps what xUnit says, until it says the last thing.</summary>
internal sealed class MessageSpy<TLast> : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly List<IMessageSinkMessage> _messages = [];
    private readonly TaskCompletionSource _last = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_messages)
        {
            _messages.Add(message);
        }

        if (message is TLast)
        {
            _last.SetResult();
        }

        return true;
    }

    public async Task<IReadOnlyList<IMessageSinkMessage>> AllAsync()
    {
        await _last.Task.WaitAsync(TimeSpan.FromMinutes(1));
        lock (_messages)
        {
            return [.. _messages];
        }
    }
}
