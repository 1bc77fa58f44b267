namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A call that an <see cref="AnswerThread"/> will make. It may come yet while the timer is being disposed.</summary>
internal sealed class AnswerTimer(AnswerThread owner, Action callback, long due) : IDisposable
{
    public Action Callback { get; } = callback;

    public long Due { get; } = due;

    public void Dispose() => owner.Remove(this);
}
