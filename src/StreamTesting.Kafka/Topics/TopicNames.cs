using System.Globalization;
using System.Text;

namespace StreamTesting.Kafka;

/// <summary>Readable topic names that no other test of this process has: a prefix, a name, the process id, a counter.</summary>
internal sealed class TopicNames(int processId, string prefix = "")
{
    private const int LongestName = 180;
    private int _counter;

    public string Next(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{Readable(name)}-{processId:x}-{Interlocked.Increment(ref _counter)}");

    /// <summary>Keeps what Kafka allows in a topic's name, in a length that leaves room for more.</summary>
    public static string Readable(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (TopicLetters.Has(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        var readable = text.ToString(0, Math.Min(text.Length, LongestName)).Trim('-', '.');
        return readable.Length == 0 ? "test" : readable;
    }
}
