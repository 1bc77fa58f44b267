namespace StreamTesting;

/// <summary>
/// Tells which of two changes of one key is the newer one, from the records alone: what a merge goes by that does not trust the order of
/// delivery. <see cref="VersionOrders"/> has the known ones.
/// </summary>
/// <remarks>An order is asked about records of one key of one table only; what it says of others means nothing. Implementations are thread-safe.</remarks>
public interface IVersionOrder
{
    /// <summary>What the order goes by, as messages name it, for example <c>lsn</c>.</summary>
    string Name { get; }

    /// <summary>Compares the versions of two records.</summary>
    /// <param name="left">A record of a key.</param>
    /// <param name="right">Another record of the same key.</param>
    /// <returns>What the left one is beside the right one.</returns>
    VersionComparison Compare(ChangeRecord left, ChangeRecord right);
}
