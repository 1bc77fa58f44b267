using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>Two ways write changes: this domain's, made for speed, and <see cref="EnvelopeWriter"/>. What the one writes the other reads, and writes again the same.</summary>
public sealed class EnvelopeEqualityTests
{
    [Theory]
    [InlineData(Connector.PostgreSql, ReplicaIdentity.Default, false, DeleteMode.Envelope)]
    [InlineData(Connector.PostgreSql, ReplicaIdentity.Full, true, DeleteMode.Envelope)]
    [InlineData(Connector.PostgreSql, ReplicaIdentity.Default, true, DeleteMode.RewriteWithTombstone)]
    [InlineData(Connector.MariaDb, ReplicaIdentity.Default, false, DeleteMode.Envelope)]
    [InlineData(Connector.MariaDb, ReplicaIdentity.Default, true, DeleteMode.Envelope)]
    [InlineData(Connector.MySql, ReplicaIdentity.Default, true, DeleteMode.Tombstone)]
    public void Records_ReadAndWrittenByEnvelopeWriter_AreTheSame(Connector connector, ReplicaIdentity identity, bool schemas, DeleteMode unwrapped)
    {
        var stream = Tables.Of(TableSamples.Varied(connector, identity), 150, o => o with
        {
            TruncateRate = 0.02,
            IncrementalSnapshots = 1,
            Debezium = new() { Connector = connector, Schemas = schemas, TransactionMetadata = true, SchemaChanges = true, Heartbeat = TimeSpan.FromMinutes(2), Unwrapped = unwrapped },
        }).Generate(new Seed(5));
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();
        var kinds = new HashSet<RecordKind>();

        foreach (var record in TableSamples.Records(stream))
        {
            record.Problem.ShouldBeNull(record.Value);
            kinds.Add(record.Kind);
            output.ResetWrittenCount();
            writer.WriteKey(output, record);
            ShouldBeTheSame(output.WrittenSpan, record.Key, schemas);
            output.ResetWrittenCount();
            writer.WriteValue(output, record);
            ShouldBeTheSame(output.WrittenSpan, record.Value, schemas);
        }

        kinds.ShouldNotContain(RecordKind.Unknown);
        kinds.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    /// <summary>Byte for byte; with schemas member for member, for the writer puts the parameters of types in order.</summary>
    private static void ShouldBeTheSame(ReadOnlySpan<byte> written, string? sent, bool schemas)
    {
        if (sent is null || !schemas)
        {
            Encoding.UTF8.GetString(written).ShouldBe(sent ?? "");
        }
        else
        {
            JsonElement.DeepEquals(JsonElement.Parse(written), JsonElement.Parse(sent)).ShouldBeTrue(sent);
        }
    }

    [Fact]
    public void Rows_MadeByHand_AreWrittenToTheSameBytes()
    {
        var stream = Tables.Of(TableSamples.Varied(Connector.PostgreSql, ReplicaIdentity.Full), 100).Generate(new Seed(6));
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();
        var rows = 0;
        foreach (var record in TableSamples.Records(stream).Where(record => record.Event?.After is not null))
        {
            var change = record.Event!;
            output.ResetWrittenCount();
            writer.WriteValue(output, change with { After = new TableRow(change.After!.Values), Before = change.Before is { } before ? new TableRow(before.Values) : null });
            JsonElement.DeepEquals(JsonElement.Parse(output.WrittenSpan), JsonElement.Parse(record.Value!)).ShouldBeTrue(record.Value);
            rows++;
        }

        rows.ShouldBeGreaterThan(50);
    }
}
