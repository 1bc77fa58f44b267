using System.Buffers;
using System.Text.Json;
using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>What is read can be written again with equal meaning: every record of every capture.</summary>
public sealed class LossFreeTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(RecordedCaptures.Names), MemberType = typeof(RecordedCaptures))]
    public void Write_EveryRecordOfACapture_EqualsWhatWasRead(string name)
    {
        using var writer = new EnvelopeWriter();

        foreach (var record in RecordedCaptures.Load(name).Records)
        {
            DifferenceOf(writer, record).ShouldBeNull();
        }
    }

    [Fact]
    public void Write_EveryRecordOfEveryCapture_EqualsWhatWasRead()
    {
        using var writer = new EnvelopeWriter();
        var records = 0;
        var different = new List<string>();
        foreach (var capture in RecordedCaptures.All)
        {
            records += capture.Records.Count;
            different.AddRange(capture.Records.Select(record => DifferenceOf(writer, record)).OfType<string>().Select(difference => $"{capture.Id}: {difference}"));
        }

        output.WriteLine($"{records} records were read and written again, {different.Count} came out different.");
        records.ShouldBeGreaterThan(0);
        different.ShouldBeEmpty();
    }

    /// <summary>As it was read, and again from the typed members alone.</summary>
    private static string? DifferenceOf(EnvelopeWriter writer, ChangeRecord record)
    {
        var rebuilt = Rebuilt.Of(record);
        return Difference(record, "key", record.Key, Written(buffer => writer.WriteKey(buffer, record)))
            ?? Difference(record, "value", record.Value, Written(buffer => writer.WriteValue(buffer, record)))
            ?? Difference(record, "rebuilt key", record.Key, Written(buffer => Rebuilt.WriteKey(writer, buffer, record)))
            ?? (rebuilt is null ? null : Difference(record, "rebuilt value", record.Value, Written(buffer => rebuilt(writer, buffer))))
            ?? Headers(writer, record);
    }

    private static string? Headers(EnvelopeWriter writer, ChangeRecord record)
    {
        foreach (var (name, value) in record.Headers.Where(header => header.Key is "__debezium.newkey" or "__debezium.oldkey"))
        {
            var key = new ChangeRecord(0, "t", value, null);
            var made = name == "__debezium.newkey" ? writer.NewKeyHeader(key.KeyRow!, key.KeySchema) : writer.OldKeyHeader(key.KeyRow!, key.KeySchema);
            if (made.Key != name || Difference(record, name, value, made.Value) is not null)
            {
                return $"{record}: {name} is {value} and comes out as {made}";
            }
        }

        return null;
    }

    private static string? Written(Func<IBufferWriter<byte>, bool> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        return write(buffer) ? System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }

    private static string? Difference(ChangeRecord record, string part, string? sent, string? written) =>
        sent == written || (sent is not null && written is not null && JsonElement.DeepEquals(JsonElement.Parse(sent), JsonElement.Parse(written)))
            ? null
            : $"{record}: the {part} is {sent ?? "null bytes"} and comes out as {written ?? "null bytes"}";
}
