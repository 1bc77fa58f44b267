namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>At which offset each leader epoch of a partition began.</summary>
internal sealed class LeaderEpochs
{
    private readonly List<(int Epoch, long StartOffset)> starts = [];

    public void Note(int epoch, long startOffset)
    {
        if (starts.Count == 0 || starts[^1].Epoch < epoch)
        {
            starts.Add((epoch, startOffset));
        }
    }

    /// <summary>The epoch of a batch whose leader may have changed while it was on its way.</summary>
    public int AtLeast(int epoch) => starts.Count == 0 ? epoch : Math.Max(epoch, starts[^1].Epoch);

    public int EpochOf(long offset)
    {
        var index = starts.FindLastIndex(start => start.StartOffset <= offset);
        return index < 0 ? -1 : starts[index].Epoch;
    }

    /// <summary>The greatest known epoch up to the one asked for, and the offset where it ended; (-1, -1) if none is known.</summary>
    public (int Epoch, long EndOffset) EndOf(int epoch, int currentEpoch, long logEndOffset)
    {
        if (epoch == currentEpoch)
        {
            return (epoch, logEndOffset);
        }

        var index = starts.FindLastIndex(start => start.Epoch <= epoch);
        if (index < 0 || epoch > currentEpoch)
        {
            return (-1, -1);
        }

        return (starts[index].Epoch, index + 1 < starts.Count ? starts[index + 1].StartOffset : logEndOffset);
    }
}
