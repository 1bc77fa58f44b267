namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The idempotent producers of one partition, and the rules for their sequences (KIP-98, KIP-360).</summary>
internal sealed class ProducerStates
{
    private readonly Dictionary<long, ProducerState> states = [];

    /// <summary>Judges a batch before it is appended. A duplicate is no error: it is answered with where the first copy lies.</summary>
    public (LogError Error, ProducedBatch? Duplicate) Check(in RecordBatch batch)
    {
        if (!states.TryGetValue(batch.ProducerId, out var state))
        {
            return default;
        }

        if (batch.ProducerEpoch < state.Epoch)
        {
            return (LogError.InvalidProducerEpoch, null);
        }

        if (batch.ProducerEpoch > state.Epoch)
        {
            return (batch.BaseSequence == 0 ? LogError.None : LogError.OutOfOrderSequenceNumber, null);
        }

        var last = LastSequence(batch);
        if (state.TryFindDuplicate(batch.BaseSequence, last, out var duplicate))
        {
            return (LogError.None, duplicate);
        }

        var expected = Advance(state.LastSequence, 1);
        return (batch.BaseSequence == expected ? LogError.None : LogError.OutOfOrderSequenceNumber, null);
    }

    public void Remember(in RecordBatch batch, long baseOffset, long appendTimeMs)
    {
        if (!states.TryGetValue(batch.ProducerId, out var state))
        {
            states[batch.ProducerId] = state = new ProducerState(batch.ProducerEpoch);
        }

        state.Remember(
            batch.ProducerEpoch, new ProducedBatch(batch.BaseSequence, LastSequence(batch), baseOffset, appendTimeMs), batch.MaxTimestamp);
    }

    /// <summary>Whether the end of a transaction is to be refused.</summary>
    public LogError Check(in EndMarker marker)
    {
        if (!states.TryGetValue(marker.ProducerId, out var state))
        {
            return LogError.None;
        }

        return marker.Epoch < state.Epoch || (marker.MustBeNewer && marker.Epoch == state.Epoch) ? LogError.InvalidProducerEpoch
            : marker.CoordinatorEpoch < state.CoordinatorEpoch ? LogError.TransactionCoordinatorFenced
            : LogError.None;
    }

    public void Remember(in EndMarker marker, long timestampMs)
    {
        if (!states.TryGetValue(marker.ProducerId, out var state))
        {
            states[marker.ProducerId] = state = new ProducerState(marker.Epoch);
        }

        state.Mark(marker, timestampMs);
    }

    public List<ProducerExtent> List(LogTransactions transactions) =>
        [.. states.Select(pair => new ProducerExtent(
            pair.Key, pair.Value.Epoch, pair.Value.LastSequence, pair.Value.LastTimestampMs, pair.Value.CoordinatorEpoch, transactions.StartOf(pair.Key)))];

    private static int LastSequence(in RecordBatch batch) => Advance(batch.BaseSequence, batch.LastOffsetDelta);

    // Sequences run from 0 to int.MaxValue and start again at 0.
    private static int Advance(int sequence, int by) => (int)(((long)sequence + by) % (1L + int.MaxValue));
}
