namespace StreamTesting;

/// <summary>The greatest event times seen so far, as many as displacements are counted to: a sorted window that slides over an array.</summary>
internal sealed class GreatestTimes(int limit)
{
    private readonly long[] _times = new long[4 * limit];
    private int _start;
    private int _count;

    public long Greatest => _count == 0 ? 0 : _times[_start + _count - 1];

    /// <summary>Takes in a time, and says how many greater ones there were before; the limit stands for that many or more.</summary>
    public int Add(long ticks)
    {
        var place = Greatest <= ticks ? _count : PlaceAfter(ticks);
        var above = _count - place;
        if (_count == limit)
        {
            if (place == 0)
            {
                return above;
            }

            _start++;
            _count--;
            place--;
        }

        if (_start + _count == _times.Length)
        {
            _times.AsSpan(_start, _count).CopyTo(_times);
            _start = 0;
        }

        var moved = _times.AsSpan(_start + place, _count - place);
        moved.CopyTo(_times.AsSpan(_start + place + 1));
        _times[_start + place] = ticks;
        _count++;
        return above;
    }

    private int PlaceAfter(long ticks)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_times[_start + middle] <= ticks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
