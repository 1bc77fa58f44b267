using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// Histories as files of JSON lines in UTF-8, for consumers in any language: a first line that says what it is, a line for each step, and a last line that
/// says how many there were, so that a file that was cut off is known for one.
/// </summary>
public static class HistoryFile
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>Writes a history to a file, in the place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">The steps, in their order.</param>
    /// <param name="topics">The topics that the consumers may read, where a reader is to refuse others; null, the default, where it is not.</param>
    /// <exception cref="HistoryFormatException">A step is impossible.</exception>
    public static void Write(string path, IEnumerable<HistoryStep> steps, IReadOnlyList<string>? topics = null)
    {
        using var stream = File.Create(path);
        Write(stream, steps, topics);
    }

    /// <summary>Writes a history.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="steps">The steps, in their order.</param>
    /// <param name="topics">The topics that the consumers may read, where a reader is to refuse others; null, the default, where it is not.</param>
    /// <exception cref="HistoryFormatException">A step is impossible.</exception>
    public static void Write(Stream stream, IEnumerable<HistoryStep> steps, IReadOnlyList<string>? topics = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(steps);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        HistoryLineWriter.Header(json, topics);
        EndLine(stream, json);
        var count = 0L;
        foreach (var step in steps)
        {
            if (step.Fault() is { } fault)
            {
                throw new HistoryFormatException("history", count + 2, fault);
            }

            HistoryLineWriter.Step(json, step);
            EndLine(stream, json);
            count++;
        }

        HistoryLineWriter.End(json, count);
        EndLine(stream, json);
    }

    /// <summary>Reads a history, line by line while it is enumerated; memory does not grow with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayBeCutOff">
    /// Whether the file may end anywhere, because its consumer was killed: a last line that is not whole is left out, and what has not closed has crashed. False by default.
    /// </param>
    /// <returns>The steps.</returns>
    /// <exception cref="HistoryFormatException">While it is enumerated: a line is damaged, contradicts the format, or the end is missing.</exception>
    public static IEnumerable<HistoryStep> Read(string path, bool mayBeCutOff = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReadFile(path, mayBeCutOff);
    }

    /// <summary>Reads a history from a reader, once, as the method for files does.</summary>
    /// <param name="reader">Where from; stays open.</param>
    /// <param name="name">What error messages call it.</param>
    /// <param name="mayBeCutOff">Whether it may end anywhere; false by default.</param>
    /// <returns>The steps.</returns>
    /// <exception cref="HistoryFormatException">While it is enumerated: a line is damaged, contradicts the format, or the end is missing.</exception>
    public static IEnumerable<HistoryStep> Read(TextReader reader, string name = "history", bool mayBeCutOff = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return HistoryReading.Of(reader, name, mayBeCutOff);
    }

    private static IEnumerable<HistoryStep> ReadFile(string path, bool mayBeCutOff)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false));
        foreach (var step in HistoryReading.Of(reader, Path.GetFileName(path), mayBeCutOff))
        {
            yield return step;
        }
    }

    private static void EndLine(Stream stream, Utf8JsonWriter json)
    {
        json.Flush();
        stream.WriteByte((byte)'\n');
        json.Reset();
    }
}
