namespace StreamTesting.EmbeddedKafka.Log;

/// <content>Room for more: in memory, and in files for what memory is not to hold.</content>
internal sealed partial class PartitionLog
{
    private string? whyNotInFiles;

    /// <summary>Why there was no room, in words for the test.</summary>
    public string NoRoom() => whyNotInFiles
        ?? $"the memory limit of the embedded broker is reached: {budget.Used} of {budget.Limit} bytes are in use (EmbeddedKafkaOptions.MemoryLimit)";

    /// <summary>Writes to files what is in memory, so that others have room. What cannot be written stays.</summary>
    public void MoveToFiles()
    {
        lock (gate)
        {
            TryMoveToFiles(segments);
        }
    }

    private MemorySegment? TryRoomFor(int length) => TryRoomIn(segments, length);

    private MemorySegment? TryRoomIn(List<Segment> segments, int length)
    {
        if (segments.Count > 0 && segments[^1] is MemorySegment last && last.Fits(length))
        {
            return last;
        }

        if (!TryMoveToFiles(segments))
        {
            return null;
        }

        var grown = (files?.FirstSegmentSize ?? SegmentFiles.DefaultFirstSegmentSize) << Math.Min(segments.Count, 8);
        var segment = MemorySegment.TryRent(Math.Max(length, Math.Min(grown, SegmentBuffers.LargestSize)), budget) ?? MemorySegment.TryRent(length, budget);
        if (segment is not null)
        {
            segments.Add(segment);
            files?.Add(this);
        }

        return segment;
    }

    private bool TryMoveToFiles(List<Segment> segments)
    {
        whyNotInFiles = null;
        for (var i = segments.Count - 1; files is not null && i >= 0 && segments[i] is MemorySegment inMemory; i--)
        {
            if (files.TryStore(inMemory, out whyNotInFiles) is not { } stored)
            {
                return false;
            }

            segments[i] = stored;
            inMemory.Release();
        }

        return true;
    }
}
