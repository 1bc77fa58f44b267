using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Takes lines or records, reads what is asked for, and hands that to the judge; tells problems and progress.</summary>
internal sealed class OutputTaker(OutputJudge judge, OutputReader reader, BadLines problems, TimeProvider time, IProgress<SinkProgress>? progress)
{
    private static readonly TimeSpan TellsEach = TimeSpan.FromMilliseconds(100);
    private long _bytes;
    private long _told;

    /// <summary>How many events have not come out yet.</summary>
    public long Missing => judge.Missing;

    /// <summary>Takes a line, whose partition and offset stand in it or nowhere.</summary>
    public void TakeLine(long number, ReadOnlyMemory<byte> bytes) =>
        Take(number - 1, bytes, FormattableString.Invariant($"line {number}"), line => (line.Partition ?? -1, line.Offset ?? -1));

    public void TakeRecord(long index, string? key, ReadOnlyMemory<byte>? bytes, int partition, long offset)
    {
        var place = FormattableString.Invariant($"partition {partition} offset {offset}");
        if (bytes is { } value)
        {
            Take(index, value, place, _ => (partition, offset), key);
        }
        else
        {
            problems.Take(place, "it has no value (a tombstone).");
        }
    }

    public void TakeStep(long index, object step)
    {
        judge.Take(new Observed<OutputLine>(new OutputLine(null) { Value = step }) { Index = index });
        Tell();
    }

    /// <summary>Forgets what was taken of a part, which is judged anew.</summary>
    public void Restart(int part) => judge.Restart(part);

    private void Take(long index, ReadOnlyMemory<byte> bytes, string place, Func<OutputLine, (int Partition, long Offset)> where, string? key = null)
    {
        _bytes += bytes.Length;
        try
        {
            var line = reader.Read(bytes);
            var (partition, offset) = where(line);
            judge.Take(new Observed<OutputLine>(line) { Index = index, Key = line.Key ?? key, Partition = partition, Offset = offset });
        }
        catch (OutputProblemException e)
        {
            problems.Take(place, e.Message);
        }

        Tell();
    }

    private void Tell()
    {
        if (progress is not null && time.GetElapsedTime(_told) >= TellsEach)
        {
            _told = time.GetTimestamp();
            progress.Report(new SinkProgress(judge.Taken, _bytes, null));
        }
    }
}
