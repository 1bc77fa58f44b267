namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>What a coordinator writes into each log of a transaction when it ends.</summary>
/// <param name="ProducerId">Whose transaction it is.</param>
/// <param name="Epoch">The producer's epoch from now on.</param>
/// <param name="Committed">False: aborted.</param>
/// <param name="CoordinatorEpoch">Counts the coordinators; an older one is refused.</param>
/// <param name="MustBeNewer">Whether the epoch has to be above the one known, as in transactions of version 2.</param>
internal readonly record struct EndMarker(
    long ProducerId, short Epoch, bool Committed, int CoordinatorEpoch = 0, bool MustBeNewer = false);
