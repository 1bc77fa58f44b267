namespace StreamTesting.Domains;

/// <summary>What rows of bookings must have, and how the faults of the document's data are recognised in them (HX-3).</summary>
internal sealed class BookingColumns
{
    private static readonly string[] Needed = ["guest_id", "check_in_date", "check_out_date", "total_amount", "booking_status"];
    private static readonly string[] Dates = ["check_in_date", "check_out_date"];

    private BookingColumns(CsvColumns columns)
    {
        foreach (var column in Needed)
        {
            columns.PlaceOf(column);
        }
    }

    public static BookingColumns? Of(CsvReplay options, CsvColumns columns) => options.Rules == CsvRules.Bookings ? new BookingColumns(columns) : null;

    /// <summary>Why a row is no booking; null where it is one.</summary>
    public CsvProblem? ProblemOf(CsvRow row)
    {
        foreach (var column in Dates)
        {
            if (!CsvTime.TryParse(row[column], out DateOnly _))
            {
                return new CsvProblem(row.Line, column, row[column], $"it is no date; write {CsvTime.Forms}.");
            }
        }

        return null;
    }

    public static NameList FaultsOf(CsvRow row, StayWindow stays)
    {
        CsvTime.TryParse(row["check_in_date"], out DateOnly checkIn);
        CsvTime.TryParse(row["check_out_date"], out DateOnly checkOut);
        var isAgain = stays.Add(row["guest_id"], checkIn, checkOut, DateOnly.FromDateTime(row.Time.UtcDateTime));
        return
        [
            .. One(row["total_amount"].Length == 0, HotelFaults.MissingAmount),
            .. One(row["booking_status"].Length == 0, HotelFaults.EmptyStatus),
            .. One(checkOut < checkIn, HotelFaults.ReversedDates),
            .. One(isAgain, HotelFaults.DuplicateBusinessRow),
        ];
    }

    private static NameList One(bool isThere, string fault) => isThere ? [fault] : NameList.Empty;
}
