using System.Globalization;
using CsvHelper;

namespace StreamTesting.Domains;

/// <summary>Reads the rows of a file, one after the other; those that can't be read are reported and left out.</summary>
internal sealed class CsvFile(CsvReplay options, Action<CsvProblem> report)
{
    private const int MostBytesOfRow = 1 << 20;
    private CsvMalformedReason? _malformed;

    public IEnumerable<CsvRow> Rows(Stream stream)
    {
        var settings = new CsvReaderOptions
        {
            Separator = options.Separator,
            TrackLineNumbers = true,
            MaxRecordSize = MostBytesOfRow,
            OnMalformedRecord = record => _malformed = record.Reason,
        };
        using var reader = CsvReader.Create(stream, settings);
        var columns = HeaderOf(reader);
        var (time, key) = (columns.PlaceOf(options.TimeColumn), columns.PlaceOf(options.KeyColumn));
        var rules = BookingColumns.Of(options, columns);
        for (var number = 0L; TryRead(reader); number++)
        {
            if (RowOf(reader, columns, number, time, key) is { } row && (rules?.ProblemOf(row) is not { } problem || !Refuse(problem)))
            {
                yield return row;
            }
        }
    }

    private CsvColumns HeaderOf(CsvReader reader)
    {
        reader.ReadHeader();
        if (reader.Headers.Count == 0)
        {
            throw new ArgumentException("It is empty; its first line must name the columns.");
        }

        var columns = new CsvColumns([.. reader.Headers], options.Numbers);
        _malformed = null;
        return columns;
    }

    /// <summary>A row that is too long to be one, because a quoted field never ends, ends the file.</summary>
    private bool TryRead(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            Refuse(new CsvProblem(exception.LineNumber, null, null, $"the row is longer than {MostBytesOfRow} bytes, as where a quoted field does not end; what follows is left out."));
            return false;
        }
    }

    private CsvRow? RowOf(CsvReader reader, CsvColumns columns, long number, int time, int key)
    {
        var line = reader.LineNumber;
        if (_malformed is { } reason)
        {
            _malformed = null;
            return Refused(line, null, null, WordsOf(reason));
        }

        if (reader.FieldCount != columns.Names.Length)
        {
            return Refused(line, null, null, string.Create(
                CultureInfo.InvariantCulture, $"it has {reader.FieldCount} field(s), where the header has {columns.Names.Length}."));
        }

        var values = new string[columns.Names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.GetString(i);
            if (values[i].Contains('\uFFFD', StringComparison.Ordinal))
            {
                return Refused(line, columns.Names[i], values[i], "it has bytes that are not UTF-8.");
            }

            if (columns.IsNumber[i] && values[i].Length > 0)
            {
                if (!decimal.TryParse(values[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                {
                    return Refused(line, columns.Names[i], values[i], "it is no number; write 680 or 680.00.");
                }

                values[i] = amount.ToString(CultureInfo.InvariantCulture);
            }
        }

        return values[key].Length == 0 ? Refused(line, columns.Names[key], "", "it is empty, and it is the row's key.")
            : CsvTime.TryParse(values[time], out DateTimeOffset moment) ? new CsvRow(columns, values, number, line, moment)
            : Refused(line, columns.Names[time], values[time], $"it is no time; write {CsvTime.Forms}.");
    }

    private CsvRow? Refused(long line, string? column, string? value, string problem)
    {
        Refuse(new CsvProblem(line, column, value, problem));
        return null;
    }

    private bool Refuse(CsvProblem problem)
    {
        report(problem.Value is { Length: > 80 } value ? problem with { Value = value[..80] } : problem);
        return true;
    }

    private static string WordsOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quoted field of it does not end before the end of the file.",
        CsvMalformedReason.TextAfterClosingQuote => "text follows the end of a quoted field; write two quotes for a quote inside.",
        CsvMalformedReason.StrayQuote => "a quote stands inside a field that is not quoted; quote the field and write two quotes for a quote inside.",
        _ => $"it is malformed ({reason}).",
    };
}
