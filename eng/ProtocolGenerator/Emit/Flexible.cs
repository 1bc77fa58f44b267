using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>The local variable that says whether a version has compact and tagged fields.</summary>
internal static class Flexible
{
    public static bool IsEver(UnionStruct type, int firstFlexible) => VersionCondition.Highest(type.Versions) >= firstFlexible;

    public static string Declaration(int firstFlexible) => $"bool flexible = version >= {firstFlexible};";
}
