using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Refuses a change that no event of a domain can show, with the fields that its events have.</summary>
internal static class FieldSample
{
    private const int MostEvents = 1_000_000;
    private const int EventsForFields = 5_000;
    private const int MostFields = 60;

    public static void Check(Domain domain, NameList types, FieldEdit edit, string what, string parameter) =>
        Check(domain, types, (happened, bytes) => types.IsOrAll(happened.Type) && bytes.CanApply(happened, edit), what, parameter);

    public static void Check(Domain domain, NameList types, Func<StreamEvent, EventBytes, bool> shows, string what, string parameter)
    {
        using var bytes = new EventBytes(domain.Format);
        var (seen, ofTypes) = (0, 0);
        foreach (var happened in domain.Events(new Seed(0)).Take(MostEvents))
        {
            seen++;
            ofTypes += types.IsOrAll(happened.Type) ? 1 : 0;
            if (shows(happened, bytes))
            {
                return;
            }
        }

        if (seen > 0)
        {
            throw new ArgumentException(ofTypes == 0 ? NoTypes(domain, types) : NoField(domain, types, what, ofTypes, bytes), parameter);
        }
    }

    private static string NoTypes(Domain domain, NameList types) =>
        $"The domain '{domain.Name}' has no events of {types}; its types are {string.Join(", ", Sample(domain).Select(happened => happened.Type).Distinct().Order(StringComparer.Ordinal))}.";

    private static string NoField(Domain domain, NameList types, string what, int count, EventBytes bytes)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var happened in Sample(domain).Where(happened => types.IsOrAll(happened.Type)))
        {
            AddFields(bytes.Of(happened), fields);
        }

        var more = fields.Count > MostFields ? string.Create(CultureInfo.InvariantCulture, $" and {fields.Count - MostFields} more") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"No event of the domain '{domain.Name}' can {what} ({count} events{(types.IsEmpty ? "" : $" of {types}")} looked at); its fields are {string.Join(", ", fields.Take(MostFields))}{more}.");
    }

    private static IEnumerable<StreamEvent> Sample(Domain domain) => domain.Events(new Seed(0)).Take(EventsForFields);

    private static void AddFields(ReadOnlySpan<byte> json, SortedSet<string> fields)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!json.IsEmpty && JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document)
                {
                    AddFields(document.RootElement, "", fields);
                }
            }
        }
        catch (JsonException)
        {
            fields.Add("(not JSON)");
        }
    }

    private static void AddFields(JsonElement element, string path, SortedSet<string> fields)
    {
        if (path.Length > 0)
        {
            fields.Add(path);
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                AddFields(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", fields);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0)
        {
            AddFields(element[0], $"{path}[0]", fields);
        }
    }
}
