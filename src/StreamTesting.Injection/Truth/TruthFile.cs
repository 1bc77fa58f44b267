namespace StreamTesting.Injection;

/// <summary>A truth file that was read whole. Immutable; memory grows with its lines. <see cref="ReadLines(string)"/> needs none.</summary>
public sealed class TruthFile
{
    private TruthFile(TruthHeader header, IReadOnlyList<TruthArrival> arrivals, IReadOnlyList<TruthState> states, TruthSummary summary)
    {
        Header = header;
        Arrivals = arrivals;
        States = states;
        Summary = summary;
    }

    /// <summary>What the stream was made of.</summary>
    public TruthHeader Header { get; }

    /// <summary>The arrivals, in their order: the one at position p is number p.</summary>
    public IReadOnlyList<TruthArrival> Arrivals { get; }

    /// <summary>The final states; none where the domain has none.</summary>
    public IReadOnlyList<TruthState> States { get; }

    /// <summary>The counts.</summary>
    public TruthSummary Summary { get; }

    /// <summary>Reads a truth file whole.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its lines.</returns>
    /// <exception cref="TruthFormatException">It is cut off, damaged, or contradicts itself; the message has the line and says what is wrong.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static TruthFile Read(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a truth file whole.</summary>
    /// <param name="stream">Its bytes.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <returns>Its lines.</returns>
    /// <exception cref="TruthFormatException">As <see cref="Read(string)"/>.</exception>
    public static TruthFile Read(Stream stream, string name)
    {
        TruthHeader? header = null;
        TruthSummary? summary = null;
        var arrivals = new List<TruthArrival>();
        var states = new List<TruthState>();
        foreach (var line in ReadLines(stream, name))
        {
            switch (line)
            {
                case TruthHeader known:
                    header = known;
                    break;
                case TruthArrival arrival:
                    arrivals.Add(arrival);
                    break;
                case TruthState state:
                    states.Add(state);
                    break;
                case TruthSummary known:
                    summary = known;
                    break;
            }
        }

        return new TruthFile(header!, arrivals, states, summary!);
    }

    /// <summary>Reads a truth file line by line.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its lines: the header, the arrivals, the states, the summary. It is checked as far as it has been read.</returns>
    /// <exception cref="TruthFormatException">As <see cref="Read(string)"/>, when the line is reached.</exception>
    public static IEnumerable<TruthLine> ReadLines(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        foreach (var line in ReadLines(stream, path))
        {
            yield return line;
        }
    }

    /// <summary>Reads a truth file line by line.</summary>
    /// <param name="stream">Its bytes.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <returns>As <see cref="ReadLines(string)"/>.</returns>
    /// <exception cref="TruthFormatException">As <see cref="Read(string)"/>, when the line is reached.</exception>
    public static IEnumerable<TruthLine> ReadLines(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        var sequence = new TruthSequence(name);
        foreach (var (number, bytes) in TextLines.Of(stream))
        {
            var line = TruthLineReader.Read(name, number, bytes);
            sequence.Add(line);
            yield return line;
        }

        sequence.End();
    }
}
