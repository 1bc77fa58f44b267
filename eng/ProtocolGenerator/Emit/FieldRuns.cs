using System.Collections.Generic;
using System.Linq;
using ProtocolGenerator.Union;

namespace ProtocolGenerator.Emit;

/// <summary>Neighbouring fields that stand in the same versions, so that one condition serves them all.</summary>
internal static class FieldRuns
{
    public static IEnumerable<List<UnionField>> Of(UnionStruct type)
    {
        var run = new List<UnionField>();
        foreach (UnionField field in type.Plain)
        {
            if (run.Count > 0 && run[0].Versions != field.Versions)
            {
                yield return run;
                run = new List<UnionField>();
            }

            run.Add(field);
        }

        if (run.Any())
        {
            yield return run;
        }
    }
}
