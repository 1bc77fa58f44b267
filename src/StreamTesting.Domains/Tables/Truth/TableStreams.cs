namespace StreamTesting.Domains;

/// <summary>The truth of tables that streams are about.</summary>
public static class TableStreams
{
    /// <summary>
    /// What is true of the tables after a stream of changes (<see cref="TableChanges"/>, <see cref="HotelGuests"/>), before any disorder: the rows that the database holds, and every state of
    /// each key.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <returns>The truth of each table, by its name, for example <c>public.customers</c>. Computed anew at each call.</returns>
    /// <exception cref="ArgumentException">The stream is about no tables.</exception>
    public static ChangeTruth Tables(this EventStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.Plan.Domain switch
        {
            TableChanges changes => changes.Truth(stream.DomainSeed),
            HotelGuests guests => ChangeTruth.Of($"guests of {stream.DomainSeed}", [guests.Table(stream.DomainSeed)]),
            var other => throw new ArgumentException($"The domain '{other.Name}' is about no tables; 'tables' and 'hotel-guests' are.", nameof(stream)),
        };
    }
}
