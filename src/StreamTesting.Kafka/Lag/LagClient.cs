using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>The client that questions of lag are asked by, and how long the broker may take to answer one.</summary>
internal sealed class LagClient(IKafkaBroker broker, IAdminClient admin, ClientErrors errors, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _blocking = new(1);
    private volatile bool _isDisposed;

    public IKafkaBroker Broker => broker;

    public IAdminClient Admin => admin;

    public TimeSpan Patience => patience;

    /// <summary>Asks, and waits for the answer for no longer than until it is certain that the broker does not let the client in, or is not there at all.</summary>
    /// <exception cref="KafkaBrokerException">It is not; the message says why, and what to do.</exception>
    public Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> ask, CancellationToken cancellationToken) =>
        errors.OrRefusedAsync(ask(admin), broker).WaitAsync(cancellationToken);

    /// <summary>Asks what blocks a thread until it is answered; one such question at a time.</summary>
    /// <exception cref="KafkaBrokerException">The broker is not there, or does not let the client in.</exception>
    public Task<T> AskBlockingAsync<T>(Func<IAdminClient, T> ask, CancellationToken cancellationToken)
    {
        return AskAsync(_ => OneAsync(), cancellationToken);

        async Task<T> OneAsync()
        {
            await _blocking.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return await Task.Run(() => ask(admin), CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                _blocking.Release();
            }
        }
    }

    /// <summary>Waits for a question that blocks: a client that is closed under it takes the process along. The client itself is left to its owner.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _blocking.Wait();
            _isDisposed = true;
            _blocking.Release();
        }
    }
}
