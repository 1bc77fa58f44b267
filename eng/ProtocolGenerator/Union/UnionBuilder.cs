using System.Collections.Generic;
using System.Linq;
using ProtocolGenerator.Schema;

namespace ProtocolGenerator.Union;

/// <summary>Merges the versions of a message into one set of types.</summary>
internal sealed class UnionBuilder
{
    private readonly Dictionary<string, UnionStruct> _structs = new();
    private readonly string _message;
    private readonly int _firstFlexible;
    private readonly StructNames _names;
    private readonly DefaultTable _defaults;

    private UnionBuilder(string message, int firstFlexible, StructNames names, DefaultTable defaults)
    {
        _message = message;
        _firstFlexible = firstFlexible;
        _names = names;
        _defaults = defaults;
    }

    public static UnionMessage Build(string message, int firstFlexible, List<MessageVersion> versions, DefaultTable defaults)
    {
        var builder = new UnionBuilder(message, firstFlexible, new StructNames(versions), defaults);
        var root = new UnionStruct(message);
        foreach (MessageVersion version in Enumerable.Reverse(versions))
        {
            builder.Merge(root, version.Fields, version, parent: null);
        }

        var union = new UnionMessage(message, firstFlexible, root);
        union.Structs.AddRange(builder._structs.Values);
        return union;
    }

    private void Merge(UnionStruct target, List<FieldSchema> fields, MessageVersion version, string? parent)
    {
        ulong mask = Mask(version);
        target.Versions |= mask;
        int position = 0;
        foreach (FieldSchema field in fields)
        {
            int index = target.Fields.FindIndex(known => known.Name == field.Name && known.IsTagged == field.Tag >= 0);
            if (index < 0)
            {
                index = position;
                target.Fields.Insert(index, Create(field));
            }

            if (index < position && field.Tag < 0)
            {
                throw new SchemaFormatException($"{_message}: '{field.Name}' changes its place between versions.");
            }

            position = index + 1;
            Merge(target.Fields[index], field, version, mask, parent);
        }
    }

    private void Merge(UnionField target, FieldSchema field, MessageVersion version, ulong mask, string? parent)
    {
        if (target.Kind != field.Type.Kind || target.IsArray != field.Type.IsArray || target.Tag != field.Tag)
        {
            throw new SchemaFormatException($"{_message}: '{field.Name}' changes its type between versions.");
        }

        if (field.Type.HasCompactForm && field.Type.IsCompact != version.First >= _firstFlexible)
        {
            throw new SchemaFormatException($"{_message}: '{field.Name}' of version {version.First} is not as flexible as the message.");
        }

        target.Versions |= mask;
        bool nullable = field.Type.IsNullable || target.Default == "null" || field.Type.Kind == "records";
        target.NullableVersions |= nullable ? mask : 0;
        if (field.Type.IsStruct)
        {
            string name = _names.NameOf(field, parent);
            if (!_structs.TryGetValue(name, out UnionStruct? nested))
            {
                _structs[name] = nested = new UnionStruct(name);
            }

            target.Struct = nested;
            Merge(nested, field.Children, version, name);
        }
    }

    private UnionField Create(FieldSchema field)
    {
        return new UnionField(field) { Default = field.Tag < 0 ? _defaults.Find(_message, field.Name) : null };
    }

    private static ulong Mask(MessageVersion version)
    {
        ulong mask = 0;
        for (int number = version.First; number <= version.Last; number++)
        {
            mask |= 1UL << number;
        }

        return mask;
    }
}
