"""Chinese and English words for the codes that tables show; files keep the codes."""

from __future__ import annotations

from graphkit.language import Language, pick

_WORDS = {
    "ended": ("ended", "已终止"),
    "membership": ("member", "成员"),
    "visit": ("visit", "交流"),
    "planned": ("planned", "拟开展"),
    "intent": ("intent", "有意向"),
    "paired": ("paired", "已结对"),
    "signed": ("signed", "已签约"),
    "built": ("built", "已建成"),
    "county": ("county", "县市区"),
    "zone": ("zone", "开发区"),
    "department": ("department", "市直部门"),
    "city": ("the city", "市级"),
    "total": ("all together", "合计"),
    "division": ("division", "行政区划"),
    "park": ("park", "园区"),
    "province": ("province", "省市"),
    "any": ("any", "不限"),
    "Division": ("division", "行政区划"),
    "Zone": ("zone or park", "开发区、园区"),
    "Department": ("department", "部门"),
    "Institution": ("institution", "机构"),
    "Alliance": ("alliance", "联盟"),
    "Group": ("names nobody", "未点名"),
    "body": ("body", "正文"),
    "annex": ("annex", "附表"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("info", "提示"),
    "no-link": ("words of cooperation, no link", "有合作用语而无关系"),
    "unresolved-name": ("name of nobody known", "名称无从查对"),
    "ambiguous-name": ("name of several places", "名称指向多地"),
    "row-not-read": ("row not read", "表格行未读出"),
    "doubtful-text": ("text that was hard to make out", "识别存疑的文字"),
    "note": ("note", "说明"),
    "added": ("added", "新增"),
    "gone": ("gone", "不再出现"),
    "changed": ("changed", "有变化"),
    "same": ("same", "不变"),
    "moved": ("moved", "调整"),
    "dates": ("dates", "日期变化"),
    "status": ("status", "进展变化"),
    "closed": ("closed", "已补上"),
    "opened": ("opened", "新出现"),
    "links": ("link", "合作关系"),
    "tasks": ("task", "任务"),
    "duties": ("responsible unit", "责任单位"),
    "targets": ("target", "目标"),
    "gaps": ("gap", "缺口"),
}

_REASONS = {
    "no-party": ("names no unit", "没有写明单位"),
    "status": ("no status that is known", "状态无法识别"),
    "no-status": ("the status is missing", "没有填写状态"),
    "date": ("no date", "日期无法识别"),
    "party": ("a party is missing", "缺少一方单位"),
    "unknown": ("a name that no table has; kept as an institution", "名称无从查对，按机构保留"),
    "task": ("no task that is known", "任务无法对应"),
    "encoding": ("encoding", "编码"),
    "no-workbook": ("a text with a workbook's name", "扩展名是工作簿，内容是文本"),
    "one-party": ("names one side only", "只写明一方"),
    "no-joint": ("does not say that they act together", "没有写明双方共同行动"),
    "group": ("names a group, not a unit", "只说某类单位，没有点名"),
    "visit": ("a visit, no partnership", "只是考察交流"),
    "alliance": ("an alliance, no single partner", "是联盟或区域，不是单个对象"),
    "benchmark": ("an example to follow, no partner", "是对标学习，不是合作"),
    "unresolved": ("a name that nothing is known by", "名称无从查对"),
    "responsible": ("a responsible unit that nothing is known by", "责任单位无从查对"),
    "same-unit": ("both sides are one unit", "双方是同一单位"),
    "same-side": ("both units are on one side", "两个单位同属一方"),
    "same-city": ("both units are of one city", "两个单位同属一市"),
    "one-side": ("names one side only", "只写明一方"),
    "supposed": ("only asks, or supposes", "只是提问或假设"),
    "negated": ("says that they do not", "写明没有合作"),
    "no-cooperation": ("names units, but no cooperation of theirs", "写有单位，但没有说它们合作"),
    "object": ("the units are what it is about, not who acts", "所写单位是对象，不是合作双方"),
    "ocr": ("letters of a scan, read with little confidence", "扫描件文字识别把握不大"),
    "scan": ("a scan, check what was made out; pages", "扫描件，识别结果请核对；页码"),
    "other-kind": ("not what its name says; read as", "与扩展名不符，实际格式"),
    "same-content": ("left out, the same as another", "与另一文件内容相同，未重复读入"),
    "several-places": ("several places have the name", "多地同名"),
}


_HEADINGS = {
    "rule": ("rule", "规则"),
    "severity": ("severity", "级别"),
    "unit": ("unit", "单位"),
    "unit_id": ("key of the unit", "单位编码"),
    "have": ("have", "现有"),
    "need": ("need", "应有"),
    "by": ("due", "时限"),
    "message": ("message", "说明"),
    "source": ("document", "文件"),
    "file": ("file", "文件名"),
    "line": ("line", "行"),
    "quote": ("words", "原文"),
    "context": ("in context", "上下文"),
    "start": ("from", "起始字符"),
    "end": ("to", "结束字符"),
    "place": ("place", "位置"),
    "counterpart": ("counterpart", "合作对象"),
    "counterpart_id": ("key of the counterpart", "对象编码"),
    "status": ("status", "进展"),
    "task": ("task", "任务"),
    "task_id": ("key of the task", "任务编码"),
    "since": ("since", "起始"),
    "until": ("until", "截止"),
    "what": ("what", "事项"),
    "sectors": ("sectors", "领域"),
    "id": ("key", "编码"),
    "part": ("part", "部分"),
    "no": ("no.", "序号"),
    "title": ("title", "标题"),
    "responsible": ("responsible", "责任单位"),
    "responsible_groups": ("and all of", "涉及单位类别"),
    "due": ("due", "完成时限"),
    "ongoing": ("ongoing", "持续推进"),
    "elaborates": ("spells out task", "对应正文任务"),
    "elaborates_id": ("key of that task", "对应任务编码"),
    "scope": ("who", "范围"),
    "counterpart_scope": ("with whom", "对象"),
    "provinces": ("provinces", "省市"),
    "measure": ("counts", "计数对象"),
    "minimum": ("at least", "至少"),
    "minimum_status": ("least status", "最低进展"),
    "kind": ("kind", "类别"),
    "reason": ("why", "原因"),
    "detail": ("details", "说明"),
    "key": ("key", "编码"),
    "property": ("property", "属性"),
    "kept": ("kept", "采用"),
    "other": ("other", "另一说"),
    "kept_source": ("kept from", "采用自"),
    "other_source": ("other from", "另见"),
    "title_zh": ("title in Chinese", "中文标题"),
    "question": ("question", "问题"),
    "params": ("parameters", "参数"),
    "columns": ("columns", "列"),
    "change": ("change", "变化"),
    "old": ("before", "原"),
    "new": ("now", "现"),
    "old_id": ("key before", "原编码"),
    "new_id": ("key now", "现编码"),
    "old_no": ("no. before", "原序号"),
    "new_no": ("no. now", "现序号"),
    "old_title": ("title before", "原标题"),
    "new_title": ("title now", "现标题"),
    "old_due": ("due before", "原时限"),
    "new_due": ("due now", "现时限"),
    "old_status": ("status before", "原进展"),
    "new_status": ("status now", "现进展"),
    "old_since": ("since, before", "原起始"),
    "new_since": ("since, now", "现起始"),
    "old_until": ("until, before", "原截止"),
    "new_until": ("until, now", "现截止"),
    "likeness": ("likeness", "标题相似度"),
    "field": ("in what", "变动项"),
    "message_zh": ("in Chinese", "中文说明"),
    "message_en": ("in English", "英文说明"),
}


def heading(key: str, language: Language) -> str:
    """The heading of a column for people; one without words is headed by its key.

    Examples
    --------
    >>> heading("counterpart", "zh"), heading("strange", "en")
    ('合作对象', 'strange')
    """
    return pick(language, *_HEADINGS.get(key, (key, key)))


def reason(code: str, language: Language) -> str:
    """The words for a reason of the readers; one without words stands for itself.

    Examples
    --------
    >>> reason("benchmark", "en"), reason("strange", "en")
    ('an example to follow, no partner', 'strange')
    """
    return pick(language, *_REASONS.get(code, (code, code)))


def word(code: str | None, language: Language) -> str:
    """The word for a code; a code without one stands for itself.

    Examples
    --------
    >>> word("signed", "zh"), word("strange", "zh")
    ('已签约', 'strange')
    """
    return pick(language, *_WORDS.get(code or "", (code or "", code or "")))
