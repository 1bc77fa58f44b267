using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Counts rows while they are read, and tells how many there are now and then.</summary>
internal sealed class RowCounter(IProgress<SinkProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan TellsEach = TimeSpan.FromMilliseconds(100);
    private long _told = time.GetTimestamp();

    public List<TableRow> Rows { get; } = [];

    public void Add(TableRow row)
    {
        Rows.Add(row);
        if (progress is not null && time.GetElapsedTime(_told) >= TellsEach)
        {
            _told = time.GetTimestamp();
            progress.Report(new SinkProgress(Rows.Count, 0, null));
        }
    }
}
