namespace StreamTesting.Injection;

/// <summary>How many first arrivals are disordered in which way.</summary>
internal sealed class LabelCounts
{
    public long LateByDay { get; private set; }

    public long OutOfOrder { get; private set; }

    public long OutOfOrderInEntity { get; private set; }

    public void Add(bool lateByDay, bool outOfOrder, bool outOfOrderInEntity)
    {
        LateByDay += lateByDay ? 1 : 0;
        OutOfOrder += outOfOrder ? 1 : 0;
        OutOfOrderInEntity += outOfOrderInEntity ? 1 : 0;
    }
}
