using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StreamTesting.Injection;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>Sends the arrivals of a stream, each to its own topic and partition.</summary>
internal sealed class KafkaSink(KafkaOptions options, ParseResult result, TimeProvider time) : IArrivalSink
{
    private readonly string? _keyField = options.KeyField(result);
    private readonly string _time = options.Time(result);
    private readonly IReadOnlyList<KeyValuePair<string, byte[]?>> _headers = options.Headers(result);
    private readonly KafkaBarriers? _barriers = options.Barriers(result, time);
    private readonly KafkaBarriers? _end = options.End(result, time);
    private IReadOnlyDictionary<string, string> _topics = new Dictionary<string, string>();
    private IReadOnlyDictionary<Lane, long> _sent = new Dictionary<Lane, long>();
    private KafkaSender? _sender;
    private long _bytes;

    public IReadOnlyList<SinkOutput> Outputs => [.. _sent.GroupBy(lane => lane.Key.Topic).Select(topic => new SinkOutput($"topic '{topic.Key}'", topic.Sum(lane => lane.Value), _bytes))];

    public IReadOnlyList<string> Notes => [KafkaTotals.Of(_sent)];

    public bool KeepsBarriers => _barriers is not null;

    public async ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken)
    {
        _topics = options.Topics(result, start.Stream.Plan.Domain.Topics);
        _sender = await options.OpenAsync(result, _topics.Values, _keyField is null ? start.Stream.Partitions : options.Partitions(result), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        for (var i = 0; i < batch.Arrivals.Count; i++)
        {
            var arrival = batch.Arrivals[i];
            if (_barriers?.IsBefore(arrival) == true)
            {
                await _sender!.CompleteAsync(cancellationToken).ConfigureAwait(false);
                await _barriers.PassAsync(arrival, _topics.Values, cancellationToken).ConfigureAwait(false);
            }

            var value = arrival.Event.Payload is null ? null : batch.Line(i).ToArray();
            _bytes += value?.Length ?? 0;
            await _sender!.SendAsync(RecordOf(arrival, value), cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        _sent = await _sender!.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await (_end?.ReachAsync(_topics.Values, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    public void Commit()
    {
    }

    public ValueTask DisposeAsync()
    {
        _barriers?.Dispose();
        _end?.Dispose();
        return _sender?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private KafkaRecord RecordOf(Arrival arrival, byte[]? value)
    {
        var key = _keyField is null ? arrival.Event.Key : KeyOf(value, _keyField) ?? "";
        return new KafkaRecord(_topics[arrival.Topic], key.Length == 0 ? null : Encoding.UTF8.GetBytes(key), value)
        {
            Partition = _keyField is null ? arrival.Partition : null,
            Timestamp = _time switch { "event" => arrival.Event.EventTime, "arrival" => arrival.ArrivalTime, _ => null },
            Headers =
            [
                .. arrival.Event.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value is null ? null : Encoding.UTF8.GetBytes(header.Value))),
                .. _headers,
                KeyValuePair.Create(RecordHeaders.EventId, (byte[]?)Encoding.UTF8.GetBytes(arrival.Event.Id)),
                KeyValuePair.Create(RecordHeaders.Position, (byte[]?)Encoding.UTF8.GetBytes(arrival.Position.ToString(CultureInfo.InvariantCulture))),
            ],
        };
    }

    private static string? KeyOf(byte[]? value, string field)
    {
        try
        {
            using var document = JsonDocument.Parse(value ?? "null"u8.ToArray());
            return ReplayFile.Key(document.RootElement, field);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
