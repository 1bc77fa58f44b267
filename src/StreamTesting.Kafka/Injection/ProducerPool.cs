using System.Collections.Concurrent;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Producers that are connected already, each used by one injection at a time. One whose injection failed is closed instead of being
/// given to the next: what it may still hold belongs to nobody.
/// </summary>
internal sealed class ProducerPool(IKafkaBroker broker) : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<InjectionProducer>> _idle = new(StringComparer.Ordinal);
    private volatile bool _isDisposed;

    /// <summary>Takes a producer of which no other injection knows.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="isDisturbed">Whether leaders move and brokers go down under it, so that it has to find its way at once.</param>
    public InjectionProducer Take(InjectionOptions options, bool isDisturbed)
    {
        var kind = (isDisturbed ? "disturbed " : "") + KindOf(options);
        return Idle(kind).TryTake(out var idle) ? idle : new InjectionProducer(broker, kind, options, isDisturbed ? InjectionProducer.Hasty.RemoveRange(options.ProducerSettings.Keys) : null);
    }

    public void GiveBack(InjectionProducer producer)
    {
        Idle(producer.Kind).Add(producer);
        if (_isDisposed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var producers in _idle.Values)
        {
            while (producers.TryTake(out var producer))
            {
                producer.Dispose();
            }
        }
    }

    private static string KindOf(InjectionOptions options) => string.Join(
        '\n',
        [
            $"{options.DeliveryTimeout.Ticks} {options.MaxInFlight} {options.MaxInFlightKibibytes}",
            .. options.ProducerSettings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"),
        ]);

    private ConcurrentBag<InjectionProducer> Idle(string kind) => _idle.GetOrAdd(kind, _ => []);
}
