using System;
using System.Text;

namespace ProtocolGenerator.Emit;

/// <summary>From Kafka's names to C# names.</summary>
internal static class Naming
{
    /// <summary><c>topic_data</c> and <c>TOPIC_DATA</c> become <c>TopicData</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (string part in name.Split(new[] { '_' }, StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(char.ToUpperInvariant(part[0]));
            string rest = part.Substring(1);
            text.Append(part.ToUpperInvariant() == part ? rest.ToLowerInvariant() : rest);
        }

        return text.ToString();
    }

    /// <summary>
    /// <c>Entries</c> becomes <c>Entry</c>, <c>Boxes</c> becomes <c>Box</c>, <c>Topics</c> becomes <c>Topic</c>; a word without a plural s stays.
    /// </summary>
    public static string Singular(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal))
        {
            return name.Substring(0, name.Length - 3) + "y";
        }

        if (name.EndsWith("xes", StringComparison.Ordinal) || name.EndsWith("ches", StringComparison.Ordinal))
        {
            return name.Substring(0, name.Length - 2);
        }

        bool plural = name.EndsWith("s", StringComparison.Ordinal)
            && !name.EndsWith("ss", StringComparison.Ordinal)
            && !name.EndsWith("us", StringComparison.Ordinal);
        return plural ? name.Substring(0, name.Length - 1) : name;
    }
}
