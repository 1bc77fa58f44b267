using System.Collections.ObjectModel;
using StreamTesting.Kafka;

namespace StreamTesting.Xunit.Tests;

internal sealed class FakeBroker : IKafkaBroker
{
    public bool Stopped { get; private set; }

    public string Name => "fake";

    public string BootstrapServers => "127.0.0.1:1";

    public IReadOnlyDictionary<string, string> ClientSettings => ReadOnlyDictionary<string, string>.Empty;

    public ValueTask DisposeAsync()
    {
        Stopped = true;
        return ValueTask.CompletedTask;
    }
}
