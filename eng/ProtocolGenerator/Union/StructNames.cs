using System.Collections.Generic;
using System.Linq;
using ProtocolGenerator.Emit;
using ProtocolGenerator.Schema;

namespace ProtocolGenerator.Union;

/// <summary>
/// Names the nested types of a message: field name in singular + <c>Item</c> for elements of an array, field name + <c>Value</c> for a
/// single struct. Structs of one message with the same name and the same fields share a type; where two differ within one version, each is
/// prefixed with the name of the struct around it.
/// </summary>
internal sealed class StructNames
{
    private readonly Dictionary<string, Dictionary<int, string>> _seen = new();
    private readonly HashSet<string> _ambiguous = new();

    public StructNames(IEnumerable<MessageVersion> versions)
    {
        foreach (MessageVersion version in versions)
        {
            for (int number = version.First; number <= version.Last; number++)
            {
                Collect(version.Fields, number);
            }
        }
    }

    public string NameOf(FieldSchema field, string? parent)
    {
        string name = Own(field);
        if (!_ambiguous.Contains(name) || parent is null)
        {
            return name;
        }

        string prefix = parent.EndsWith("Item", System.StringComparison.Ordinal)
            ? parent.Substring(0, parent.Length - "Item".Length)
            : parent.Substring(0, parent.Length - "Value".Length);
        return prefix + name;
    }

    private void Collect(List<FieldSchema> fields, int version)
    {
        foreach (FieldSchema field in fields.Where(field => field.Type.IsStruct))
        {
            string name = Own(field);
            string signature = string.Join(",", field.Children.Select(child => child.Signature));
            if (!_seen.TryGetValue(name, out Dictionary<int, string>? byVersion))
            {
                _seen[name] = byVersion = new Dictionary<int, string>();
            }

            if (byVersion.TryGetValue(version, out string? known) && known != signature)
            {
                _ambiguous.Add(name);
            }

            byVersion[version] = signature;
            Collect(field.Children, version);
        }
    }

    private static string Own(FieldSchema field) => field.Type.IsArray
        ? Naming.Singular(Naming.Pascal(field.Name)) + "Item"
        : Naming.Pascal(field.Name) + "Value";
}
