namespace StreamTesting;

/// <summary>Asks a selection about elements that come mostly in turn, 64 at a time. Not thread-safe.</summary>
internal sealed class SelectionInTurn(Selection selection)
{
    private const int Bits = 6;
    private long _block = -1;
    private ulong _chosen;

    public long Count => selection.Count;

    /// <summary>The same as <see cref="Selection.Contains"/>.</summary>
    public bool Contains(long index)
    {
        var block = index >> Bits;
        if (block < _block)
        {
            return selection.Contains(index);
        }

        if (block > _block)
        {
            _chosen = selection.Among64(block << Bits);
            _block = block;
        }

        return (_chosen >> (int)index & 1) != 0;
    }
}
