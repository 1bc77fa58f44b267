namespace StreamTesting;

/// <summary>Finds the moments of events in turn, as <see cref="RateCurve.TicksOf"/> does, without searching or allocating. Not thread-safe.</summary>
public sealed class RateCursor
{
    private readonly RateCurve _curve;
    private readonly ulong _count;
    private readonly UInt128 _whole;
    private readonly ulong _rest;
    private UInt128 _slot;
    private ulong _carry;
    private long _index;
    private int _piece;

    internal RateCursor(RateCurve curve, long count)
    {
        RateSlots.Check(0, count);
        _curve = curve;
        _count = (ulong)count;
        var (whole, rest) = UInt128.DivRem(curve.Area, _count);
        _whole = whole;
        _rest = (ulong)rest;
    }

    /// <summary>How many events there are.</summary>
    public long Count => (long)_count;

    /// <summary>Finds the moment of an event.</summary>
    /// <param name="index">Its number; not below that of the question before.</param>
    /// <param name="within">Where in its slot it is, as a part of 2^64: <see cref="RandomSource.NextUInt64"/>, or 2^63 for the middle.</param>
    /// <returns>The moment in ticks of 100 ns since the year 1 (UTC).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event, or it is before the last one.</exception>
    public long TicksOf(long index, ulong within)
    {
        RateSlots.Check(index, (long)_count);
        if (index < _index)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Event {index} comes before event {_index}, and a cursor only goes on; use RateCurve.TicksOf.");
        }

        if (index > _index)
        {
            MoveTo(index);
        }

        var piece = _piece;
        return _curve.TicksAtArea(_slot + RateSlots.Part(After(_slot, _carry).Slot - _slot, within), ref piece);
    }

    private void MoveTo(long index)
    {
        if (index == _index + 1)
        {
            (_slot, _carry) = After(_slot, _carry);
        }
        else
        {
            var rests = (UInt128)_rest * (ulong)index;
            (_slot, _carry) = ((_whole * (ulong)index) + (rests / _count), (ulong)(rests % _count));
        }

        _index = index;
        _curve.TicksAtArea(_slot, ref _piece);
    }

    private (UInt128 Slot, ulong Carry) After(UInt128 slot, ulong carry)
    {
        carry += _rest;
        return carry >= _count ? (slot + _whole + 1, carry - _count) : (slot + _whole, carry);
    }
}
