using System.Buffers;
using System.Text.Json;

namespace StreamTesting.Benchmarks;

/// <summary>What reading and writing records of change data costs, beside parsing the same bytes into a JsonDocument.</summary>
internal sealed class CdcScenario : IScenario
{
    public string Name => "cdc";

    public string Title => "records of recorded change data, beside System.Text.Json parsing the same bytes into a JsonDocument";

    public Task RunAsync(double scale)
    {
        var records = RecordedChanges.All();
        var times = Math.Max(1, (int)Math.Round(10 * scale));
        Print("without schemas", [.. records.Where(record => !record.HasSchema)], times);
        Print("with schemas", [.. records.Where(record => record.HasSchema)], times);
        return Task.CompletedTask;
    }

    private static void Print(string shape, ChangeRecord[] records, int times)
    {
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>(1 << 20);
        var rebuilt = records.Where(record => record.Event is not null).Select(record => (record.Event!, record.ValueSchema)).Select(pair => (Made(pair.Item1), pair.ValueSchema)).ToArray();
        Console.WriteLine($"{records.Length} records {shape}, {records.Average(record => record.ValueBytes?.Length ?? 0):0} bytes a value:");
        MeasurementTable.Print(
            "records",
            Meter.MeasureWork("JsonDocument.Parse of key and value", () => Repeat(times, records, record => Parse(record.KeyBytes) + Parse(record.ValueBytes))),
            Meter.MeasureWork("read", () => Repeat(times, records, record => (long)Read(record).Kind)),
            Meter.MeasureWork("read, with all values of the rows", () => Repeat(times, records, record => Values(Read(record)))),
            Meter.MeasureWork("written as read", () => Repeat(times, records, record => Write(writer, output, record))),
            Meter.MeasureWork("changes written from rows that were made", () => Repeat(times, rebuilt, made => Write(writer, output, made.Item1, made.ValueSchema))));
    }

    private static long Repeat<T>(int times, T[] records, Func<T, long> handle)
    {
        var sum = 0L;
        for (var i = 0; i < times; i++)
        {
            foreach (var record in records)
            {
                sum += handle(record);
            }
        }

        return sum == long.MinValue ? 0 : (long)times * records.Length;
    }

    private static long Parse(ReadOnlyMemory<byte>? json)
    {
        if (json is not { } bytes)
        {
            return 0;
        }

        using var document = JsonDocument.Parse(bytes);
        return (long)document.RootElement.ValueKind;
    }

    private static ChangeRecord Read(ChangeRecord record) => new(record.Number, record.Topic, record.KeyBytes, record.ValueBytes, record.Headers);

    private static long Values(ChangeRecord record) => (record.Event?.After?.Values.Count ?? 0) + (record.Event?.Before?.Values.Count ?? 0) + (record.Row?.Values.Count ?? 0);

    private static long Write(EnvelopeWriter writer, ArrayBufferWriter<byte> output, ChangeRecord record)
    {
        output.ResetWrittenCount();
        writer.WriteKey(output, record);
        writer.WriteValue(output, record);
        return output.WrittenCount;
    }

    private static long Write(EnvelopeWriter writer, ArrayBufferWriter<byte> output, ChangeEvent made, ConnectSchema? schema)
    {
        output.ResetWrittenCount();
        writer.WriteValue(output, made, schema);
        return output.WrittenCount;
    }

    private static ChangeEvent Made(ChangeEvent read) => read with { Before = Made(read.Before), After = Made(read.After) };

    private static TableRow? Made(TableRow? row) => row is null ? null : TableRow.Sent(row.Values);
}
