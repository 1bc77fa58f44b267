using System.Collections.Concurrent;

namespace StreamTesting.Kafka.Tests;

/// <summary>An observer that keeps which calls it got.</summary>
internal sealed class Heard<T> : IObserver<T>
{
    private readonly TaskCompletionSource _first = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    public Task First => _first.Task;

    public void OnCompleted() => Calls.Enqueue("OnCompleted");

    public void OnError(Exception error) => Calls.Enqueue("OnError " + error.Message);

    public void OnNext(T value)
    {
        Calls.Enqueue("OnNext");
        _first.TrySetResult();
    }
}
