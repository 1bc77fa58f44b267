namespace StreamTesting;

/// <summary>What is known of one partition and its readers.</summary>
internal sealed partial class PartitionReading(string topic, int partition, ReadingMode mode, ReadingFindings findings, int horizon)
{
    private const string Unrecorded = "the rebalances of a consumer were not recorded";
    private const string PerhapsDone = "a commit may have come through or not";
    private const int MostUnproven = 4096;
    private readonly OffsetRanges _sent = new();
    private readonly OffsetRanges _read = new();
    private readonly OffsetRanges _handled = new();
    private readonly OffsetRanges _perhapsHandled = new();
    private readonly OffsetRanges _excused = new();
    private readonly OffsetRanges _unproven = new();
    private readonly OffsetRanges _tooFar = new();
    private readonly Dictionary<string, PartitionReader> _readers = new(StringComparer.Ordinal);
    private readonly List<LateStart> _lateStarts = [];
    private readonly List<long> _perhapsCommitted = [];
    private bool _isMarked = mode.MarksProcessing;
    private long _firstRead = -1;
    private long _maxRead = -1;
    private long _maxReadStep = -1;
    private string _lastReader = "";
    private long _committed = -1;
    private long _committedStep = -1;
    private string _committedBy = "";

    public string Name { get; } = RuleText.Invariant($"{topic}[{partition}]");

    public long SentCount => _sent.Count;

    public long Compared { get; private set; }

    private bool CountsCommits => mode.Guarantee == ProcessingGuarantee.ExactlyOnce;

    public void Give(string consumer, long begin, bool tookIt)
    {
        EndOf(consumer);
        _readers[consumer] = new PartitionReader(consumer) { Begin = begin, TookIt = tookIt, IsAssigned = true };
        if (tookIt && begin > 0)
        {
            _excused.Add(0, begin - 1);
        }
    }

    /// <summary>The consumer has the partition no more, and an open transaction is not committed any more.</summary>
    public void EndOf(string consumer)
    {
        if (_readers.TryGetValue(consumer, out var reader))
        {
            reader.HasEnded = true;
            reader.Open.Clear();
        }
    }


    /// <summary>The consumer aborted its transaction.</summary>
    public void Abort(string consumer)
    {
        if (_readers.TryGetValue(consumer, out var reader))
        {
            reader.Open.Clear();
        }
    }

    public void Seek(string consumer, long offset, long step)
    {
        var reader = ReaderOf(consumer, isBlind: false);
        (reader.SeekStep, reader.SeekTo) = (step, offset);
        if (reader.IsFresh && reader.TookIt)
        {
            reader.Begin = offset;
            if (offset > 0)
            {
                _excused.Add(0, offset - 1);
            }
        }
    }

    private PartitionReader ReaderOf(string consumer, bool isBlind)
    {
        if (!_readers.TryGetValue(consumer, out var reader))
        {
            _readers[consumer] = reader = new PartitionReader(consumer) { IsBlind = isBlind };
        }

        return reader;
    }

    private OffsetRanges Known(long from, long to) => from > to ? new OffsetRanges() : OffsetRanges.Of(_sent.Within(from, to).Concat(_read.Within(from, to)));

    private HistoryRecord At(long offset) => new(topic, partition, offset);

    private static string Records(long count) => RuleText.Count(count, "record");

    private readonly record struct LateStart(string Consumer, long Expected, long Offset, long Step, OffsetRanges Left, string Because);
}
