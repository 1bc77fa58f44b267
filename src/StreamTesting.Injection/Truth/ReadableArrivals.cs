namespace StreamTesting.Injection;

/// <summary>
/// Says what a consumer does with each arrival that keeps the first arrival of an id that it can read. Asked for all arrivals in their order;
/// memory grows with the ids of which no arrival could be read so far.
/// </summary>
internal sealed class ReadableArrivals
{
    private readonly HashSet<long> _unread = [];

    public Expectation Next(Arrival arrival)
    {
        var labels = arrival.Labels;
        if (labels.IsPoisoned)
        {
            if (!labels.IsDuplicate)
            {
                _unread.Add(arrival.Position);
            }

            return Expectation.MustNot;
        }

        return !labels.IsDuplicate || _unread.Remove(labels.FirstPosition) ? Expectation.Must : Expectation.MustNot;
    }
}
