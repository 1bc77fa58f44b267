using System.Security.Cryptography;

namespace StreamTesting.Domains;

/// <summary>What is known of a file once it was read: how many rows are events, whether they are sorted, which keys come again.</summary>
internal sealed class CsvScan
{
    private readonly CsvReplay _options;
    private readonly string _path;
    private readonly HashSet<string> _again = new(StringComparer.Ordinal);
    private readonly List<CsvProblem> _problems = [];

    private CsvScan(CsvReplay options, string path)
    {
        _options = options;
        _path = path;
        IsSorted = true;
        using var file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new HashedStream(file, hash);
        var seen = new SeenKeys(file.Length);
        var last = DateTimeOffset.MinValue;
        foreach (var row in new CsvFile(options, Refuse).Rows(stream))
        {
            Events++;
            IsSorted &= row.Time >= last;
            last = row.Time;
            if (seen.Add(row[options.KeyColumn]))
            {
                _again.Add(row[options.KeyColumn]);
            }
        }

        stream.ReadToEnd();
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public long Events { get; }

    public long BadRows { get; private set; }

    public bool IsSorted { get; }

    public string Sha256 { get; }

    public IReadOnlyList<CsvProblem> Problems => _problems;

    public static CsvScan Of(CsvReplay options)
    {
        ArgumentNullException.ThrowIfNull(options.File);
        var besideProgram = Path.Combine(AppContext.BaseDirectory, options.File);
        var path = !File.Exists(options.File) && File.Exists(besideProgram) ? besideProgram : options.File;
        var scan = Scanned(options, path);
        return options.Sha256 is null || options.Sha256 == scan.Sha256
            ? scan
            : throw new ArgumentException(
                $"The file {options.File} can't be replayed: It is another file than the plan was made with: its SHA-256 is {scan.Sha256}, and the plan's is {options.Sha256}.");
    }

    public bool MayComeAgain(string key) => _again.Contains(key);

    /// <summary>The rows in the order of their times, those of equal times as they stand in the file.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        var rows = Read();
        return IsSorted ? rows : rows.OrderBy(row => row.Time);
    }

    private static CsvScan Scanned(CsvReplay options, string path)
    {
        try
        {
            return new CsvScan(options, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            throw new ArgumentException(Refusal(options, exception), exception);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or FormatException)
        {
            throw new MalformedFileException(Refusal(options, exception), exception);
        }
    }

    private static string Refusal(CsvReplay options, Exception exception) => $"The file {options.File} can't be replayed: {exception.Message}";

    private IEnumerable<CsvRow> Read()
    {
        using var stream = File.OpenRead(_path);
        var count = 0L;
        foreach (var row in new CsvFile(_options, _ => { }).Rows(stream))
        {
            count++;
            yield return row;
        }

        if (count != Events)
        {
            throw new InvalidOperationException($"The file {_options.File} has changed while it was replayed: it had {Events} events, and has {count} now.");
        }
    }

    private void Refuse(CsvProblem problem)
    {
        BadRows++;
        if (_problems.Count < CsvReport.MostListed)
        {
            _problems.Add(problem);
        }

        if (BadRows > _options.MostBadRows)
        {
            throw new ArgumentException($"{problem} That is bad row {BadRows}, and {_options.MostBadRows} may be left out (mostBadRows).");
        }
    }
}
