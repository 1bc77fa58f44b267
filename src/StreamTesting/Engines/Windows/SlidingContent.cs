namespace StreamTesting;

/// <summary>What a sliding window holds at one moment: a stretch of a list that only grows, shared by windows as long as they agree.</summary>
internal readonly record struct SlidingContent(List<long> Records, int Count, long LatestTime)
{
    public static SlidingContent Empty => new([], 0, long.MinValue);

    public RecordRun Run => new(Records, 0, Count);

    public SlidingContent With(in Step record)
    {
        var records = Count > 0 && Records.Count == Count ? Records : Records.GetRange(0, Count);
        records.Add(record.Number);
        return new(records, Count + 1, Math.Max(LatestTime, record.Time));
    }
}
