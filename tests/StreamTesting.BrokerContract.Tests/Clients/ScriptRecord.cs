using System.Text;
using Confluent.Kafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A record as a client read it, or as it lies in the log. Two that say the same are equal.</summary>
internal sealed record ScriptRecord(int Partition, long Offset, string? Key, string? Value, long Timestamp, IReadOnlyDictionary<string, string>? Headers)
{
    public static ScriptRecord Of(ConsumeResult<string?, string?> read) => new(
        read.Partition.Value, read.Offset.Value, read.Message.Key, read.Message.Value, read.Message.Timestamp.UnixTimestampMs,
        (read.Message.Headers ?? []).ToDictionary(header => header.Key, header => Encoding.UTF8.GetString(header.GetValueBytes())));

    public bool Equals(ScriptRecord? other) => other?.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        $"{Partition}:{Offset} {Key ?? "(null)"}={Value ?? "(null)"} at {Timestamp} {string.Join(' ', (Headers ?? new Dictionary<string, string>()).OrderBy(header => header.Key, StringComparer.Ordinal))}";
}
