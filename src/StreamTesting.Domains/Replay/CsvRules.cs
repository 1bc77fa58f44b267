namespace StreamTesting.Domains;

/// <summary>What a replayed file is known to be about, by which its faulty rows are recognised.</summary>
public enum CsvRules
{
    /// <summary>Nothing is known: a row that can be read is right. The default.</summary>
    None,

    /// <summary>
    /// Hotel bookings with the columns of <see cref="HotelReplay"/>: rows without an amount or a status, with check-out before check-in, or of
    /// a guest who has a booking of overlapping dates already are faulty (HX-3), by the names of <see cref="HotelFaults"/>.
    /// </summary>
    Bookings,
}
