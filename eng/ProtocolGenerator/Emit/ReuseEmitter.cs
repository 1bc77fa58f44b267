using System.Linq;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>
/// Reading into an object that was read before, for the message that comes most often and with the least in it: a produce request of one
/// batch. Its lists and what is in them are kept.
/// </summary>
internal static class ReuseEmitter
{
    public static bool IsReused(UnionMessage message) => message.Name == "ProduceRequest";

    /// <summary>Whether a list and its elements outlive a message.</summary>
    public static bool IsKept(UnionField field) => field.IsArray && field.Kind == "struct" && !field.IsNullable && !field.IsTagged;

    /// <summary>Sets everything that is not kept to what a new object has, since a version may not have it.</summary>
    public static void Forget(CodeWriter code, UnionStruct type)
    {
        foreach (UnionField field in type.Plain.Concat(type.Tagged).Where(field => !IsKept(field)))
        {
            string value = field.IsTagged ? "default" : FieldTypes.Default(field) ?? "default";
            code.Line($"{Naming.Pascal(field.Name)} = {value};");
        }

        code.Line("UnknownTaggedFields = null;");
    }

    public static void List(CodeWriter code, UnionField field, string target, int leastSize)
    {
        code.Line($"int count{target} = reader.ReadArrayLength(flexible, {leastSize}, nullable: false);");
        code.Line($"{target}.RemoveRange(Math.Min(count{target}, {target}.Count), {target}.Count - Math.Min(count{target}, {target}.Count));");
        code.Open($"for (int n = 0; n < count{target}; n++)");
        code.Open($"if (n < {target}.Count)");
        code.Line($"{target}[n].ReadAgain(ref reader, version);");
        code.Close();
        code.Open("else");
        code.Line($"{target}.Add(new {field.Struct!.TypeName}(ref reader, version));");
        code.Close();
        code.Close();
    }
}
