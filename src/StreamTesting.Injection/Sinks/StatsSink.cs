using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>Writes the counts of a whole stream as one indented JSON object.</summary>
internal sealed class StatsSink(string path, string outDir, string entities, IFileStore store) : IArrivalSink
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PartFiles _files = new(store);
    private EventStream? _stream;
    private TruthTally? _tally;
    private Shard _shard;

    /// <inheritdoc/>
    public bool KeepsBarriers => true;

    public bool KeepsDisturbances => true;

    public IReadOnlyList<SinkOutput> Outputs { get; private set; } = [];

    public ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken)
    {
        _stream = start.Stream;
        _shard = start.Shard;
        _tally = new TruthTally(start.Stream.Plan);
        return ValueTask.CompletedTask;
    }

    public void Skip(IReadOnlyList<Arrival> arrivals, bool before)
    {
        if (before)
        {
            Count(arrivals);
        }
    }

    public ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        Count(batch.Arrivals);
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (_shard.IsLast)
        {
            var file = _files.Add(path);
            _files.Append(file, Text());
            _files.Finish();
            Outputs = [new SinkOutput(path, 1, file.Bytes)];
        }

        return ValueTask.CompletedTask;
    }

    public void Commit() => _files.Commit();

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Count(IReadOnlyList<Arrival> arrivals)
    {
        if (_shard.IsLast)
        {
            for (var i = 0; i < arrivals.Count; i++)
            {
                _tally!.Add(arrivals[i]);
            }
        }
    }

    private ReadOnlySpan<byte> Text()
    {
        var output = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            WriteDocumented(json, _stream!, _tally!);
            WriteMeasured(json, _stream!, _tally!);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan;
    }

    private void WriteDocumented(Utf8JsonWriter json, EventStream stream, TruthTally tally)
    {
        json.WriteNumber("n_events", tally.Arrivals);
        json.WriteNumber("n_" + entities, stream.Size.Ended);
        json.WriteStartObject("event_types");
        foreach (var (type, count) in tally.ByType)
        {
            json.WriteNumber(type, count);
        }

        json.WriteEndObject();
        json.WriteNumber("late_events_estimate", tally.ArrivalsLateByDay);
        json.WriteNumber("late_rate_observed", tally.Arrivals == 0 ? 0 : (double)tally.ArrivalsLateByDay / tally.Arrivals);
        json.WriteString("out_dir", outDir);
    }

    private static void WriteMeasured(Utf8JsonWriter json, EventStream stream, TruthTally tally)
    {
        json.WriteString("seed", stream.Seed.ToString());
        json.WriteString("plan", stream.Plan.ToString());
        json.WriteStartObject("measured");
        json.WriteNumber("unique_events", tally.Events);
        json.WriteNumber("duplicates", tally.Arrivals - tally.Events);
        json.WriteNumber("late_by_day", tally.All.LateByDay);
        json.WriteNumber("out_of_order", tally.All.OutOfOrder);
        json.WriteNumber("out_of_order_in_entity", tally.All.OutOfOrderInEntity);
        json.WriteEndObject();
    }
}
