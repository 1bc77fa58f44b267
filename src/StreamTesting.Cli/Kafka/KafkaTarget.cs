using System.CommandLine;
using System.Text;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>A topic for the lines of a file.</summary>
internal sealed class KafkaTarget : IReplayTarget
{
    private readonly KafkaSender _sender;
    private readonly string _topic;
    private readonly bool _isTimed;
    private readonly IReadOnlyList<KeyValuePair<string, byte[]?>> _headers;

    private KafkaTarget(KafkaSender sender, string topic, bool isTimed, IReadOnlyList<KeyValuePair<string, byte[]?>> headers)
    {
        _sender = sender;
        _topic = topic;
        _isTimed = isTimed;
        _headers = headers;
    }

    public static async Task<KafkaTarget> OpenAsync(KafkaOptions options, ParseResult result, CancellationToken cancellationToken)
    {
        var topic = options.Topic(result);
        var headers = options.Headers(result);
        var sender = await options.OpenAsync(result, [topic], options.Partitions(result), cancellationToken).ConfigureAwait(false);
        return new KafkaTarget(sender, topic, options.Time(result) != "now", headers);
    }

    public ValueTask PutAsync(ReplayItem item, CancellationToken cancellationToken) => _sender.SendAsync(
        new KafkaRecord(_topic, item.Key is null ? null : Encoding.UTF8.GetBytes(item.Key), item.Json) { Timestamp = _isTimed ? item.Time : null, Headers = _headers },
        cancellationToken);

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken) => KafkaTotals.Of(await _sender.CompleteAsync(cancellationToken).ConfigureAwait(false));

    public ValueTask DisposeAsync() => _sender.DisposeAsync();
}
