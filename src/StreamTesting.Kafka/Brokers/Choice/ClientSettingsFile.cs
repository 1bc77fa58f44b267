using System.Collections.Immutable;
using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>Reads client settings from a file: <c>name=value</c> a line, as librdkafka's own tools do; empty lines and those that begin with '#' count for nothing.</summary>
internal static class ClientSettingsFile
{
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KafkaBrokerException(
                $"The client settings in '{path}', which {BrokerEnvironment.ClientSettingsVariable} names, can't be read: {e.Message} Give the path of a file with a line 'name=value' a setting.", e);
        }

        return lines.Select((line, i) => (Line: line.Trim(), Number: i + 1))
            .Where(line => line.Line is not ("" or ['#', ..]))
            .Select(line => Setting(path, line.Line, line.Number))
            .GroupBy(setting => setting.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
    }

    private static KeyValuePair<string, string> Setting(string path, string line, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? KeyValuePair.Create(line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart())
            : throw new KafkaBrokerException(string.Create(
                CultureInfo.InvariantCulture, $"Line {number} of the client settings '{path}' is no 'name=value'. Write for example 'security.protocol=SASL_SSL'."));
    }
}
