CREATE TABLE device (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	CONSTRAINT pk_device PRIMARY KEY (id)
);

CREATE TABLE village (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	township VARCHAR,
	county VARCHAR,
	province VARCHAR,
	adults INTEGER,
	households INTEGER,
	collective_members INTEGER,
	collective BOOLEAN NOT NULL,
	takes_delegation_as_given BOOLEAN NOT NULL,
	profile VARCHAR(40),
	rule_sets JSON NOT NULL,
	charter JSON NOT NULL,
	CONSTRAINT pk_village PRIMARY KEY (id),
	CONSTRAINT ck_village_adults CHECK (adults IS NULL OR adults >= 0),
	CONSTRAINT ck_village_households CHECK (households IS NULL OR households >= 0),
	CONSTRAINT ck_village_name CHECK (length(name) > 0),
	CONSTRAINT ck_village_villagekind CHECK (kind IN ('村', '社区')),
	CONSTRAINT ck_village_villageprofile CHECK (profile IN ('人口密集', '外来务工较多', '留守较多', '地广人稀', '民族地区'))
);

CREATE TABLE charter_rule (
	"values" JSON NOT NULL,
	basis VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_charter_rule PRIMARY KEY (id),
	CONSTRAINT fk_charter_rule_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_charter_rule_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE delegation (
	matter VARCHAR(40) NOT NULL,
	valid_from DATE NOT NULL,
	valid_to DATE NOT NULL,
	basis VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_delegation PRIMARY KEY (id),
	CONSTRAINT ck_delegation_period CHECK (valid_from <= valid_to),
	CONSTRAINT ck_delegation_matter CHECK (matter IN ('一般公共事务', '乡村建设规划', '误工补贴人员和标准', '集体所得资金物资使用', '帮扶人员和方案', '公益事业筹资筹劳', '村民自治章程和村规民约', '土地承包', '宅基地使用', '征地补偿费分配', '成员身份确认', '集体收益分配', '草原承包调整', '共有部分改造')),
	CONSTRAINT fk_delegation_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_delegation_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE household (
	number VARCHAR NOT NULL,
	"group" VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_household PRIMARY KEY (id),
	CONSTRAINT uq_household_village_id_number UNIQUE (village_id, number),
	CONSTRAINT fk_household_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_household_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE meeting_demand (
	form VARCHAR(40) NOT NULL,
	"by" VARCHAR NOT NULL,
	cosigner_ids JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_meeting_demand PRIMARY KEY (id),
	CONSTRAINT ck_meeting_demand_meetingform CHECK (form IN ('村民会议', '村民代表会议', '村民小组会议', '居民会议', '居民代表会议', '成员大会', '成员代表大会', '业主大会', '党员大会', '一事一议村民会议', '一事一议代表会议', '协商会', '村民议事会', '村民理事会', '村民小组协商', '小区协商', '业主协商', '民情恳谈会', '院坝会', '专题议事会', '民主听证会', '民主评议会', '村民论坛', '警务室开放日', '妇女之家')),
	CONSTRAINT fk_meeting_demand_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_demand_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE organisation (
	name VARCHAR NOT NULL,
	kind VARCHAR(40),
	note VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id),
	CONSTRAINT ck_organisation_name CHECK (length(name) > 0),
	CONSTRAINT uq_organisation_village_id_name UNIQUE (village_id, name),
	CONSTRAINT ck_organisation_partykind CHECK (kind IN ('基层政府及派出机关', '村党组织', '村民委员会', '村务监督委员会', '村民小组', '驻村单位', '社区社会组织', '业主委员会', '农村集体经济组织', '农民合作组织', '物业服务企业', '户籍居民', '非户籍居民代表', '群团组织', '其他利益相关方', '专家和第三方机构')),
	CONSTRAINT fk_organisation_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_organisation_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE suggestion (
	"by" VARCHAR NOT NULL,
	"to" VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_suggestion PRIMARY KEY (id),
	CONSTRAINT fk_suggestion_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_suggestion_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE person (
	name VARCHAR NOT NULL,
	number VARCHAR,
	"group" VARCHAR,
	household_id VARCHAR,
	relation VARCHAR,
	sex VARCHAR(40),
	born DATE,
	id_number VARCHAR,
	phone VARCHAR,
	ethnicity VARCHAR,
	duty VARCHAR,
	post VARCHAR,
	note VARCHAR,
	registered BOOLEAN NOT NULL,
	away BOOLEAN NOT NULL,
	moved VARCHAR,
	died DATE,
	area VARCHAR,
	represents_households INTEGER,
	crowd VARCHAR,
	initials VARCHAR NOT NULL,
	salt BLOB NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_name CHECK (length(name) > 0),
	CONSTRAINT ck_person_represented CHECK (represents_households IS NULL OR represents_households >= 0),
	CONSTRAINT fk_person_household_id FOREIGN KEY(household_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_person_sex CHECK (sex IN ('男', '女')),
	CONSTRAINT fk_person_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_person_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_person_household_id ON person (household_id);

CREATE INDEX ix_person_number ON person (number);

CREATE TABLE delegate (
	organisation_id VARCHAR NOT NULL,
	person_id VARCHAR,
	name VARCHAR NOT NULL,
	duty VARCHAR,
	phone VARCHAR,
	salt BLOB NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_delegate PRIMARY KEY (id),
	CONSTRAINT ck_delegate_name CHECK (length(name) > 0),
	CONSTRAINT fk_delegate_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_delegate_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_delegate_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_delegate_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_delegate_organisation_id ON delegate (organisation_id);

CREATE TABLE meeting (
	form VARCHAR(40) NOT NULL,
	title VARCHAR NOT NULL,
	starts_at DATETIME NOT NULL,
	place VARCHAR NOT NULL,
	chair_id VARCHAR NOT NULL,
	recorder_id VARCHAR NOT NULL,
	unit VARCHAR(40) NOT NULL,
	state VARCHAR(40) NOT NULL,
	convener VARCHAR,
	session_of_id VARCHAR,
	resumes_id VARCHAR,
	speaking_seconds INTEGER NOT NULL,
	speaking_turns INTEGER NOT NULL,
	rule_sets JSON NOT NULL,
	convened_at DATETIME NOT NULL,
	opened_at DATETIME,
	override_reason VARCHAR,
	base_reported_at DATETIME,
	adjourned_at DATETIME,
	adjourn_reason VARCHAR,
	closed_at DATETIME,
	read_out_at DATETIME,
	sealed_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_meeting PRIMARY KEY (id),
	CONSTRAINT ck_meeting_title CHECK (length(title) > 0),
	CONSTRAINT ck_meeting_seconds CHECK (speaking_seconds > 0),
	CONSTRAINT ck_meeting_turns CHECK (speaking_turns > 0),
	CONSTRAINT ck_meeting_opened CHECK ((state IN ('筹备')) = (opened_at IS NULL)),
	CONSTRAINT ck_meeting_closed CHECK ((state IN ('已闭会','已归档')) = (closed_at IS NOT NULL)),
	CONSTRAINT ck_meeting_sealed CHECK ((state = '已归档') = (sealed_at IS NOT NULL)),
	CONSTRAINT ck_meeting_meetingform CHECK (form IN ('村民会议', '村民代表会议', '村民小组会议', '居民会议', '居民代表会议', '成员大会', '成员代表大会', '业主大会', '党员大会', '一事一议村民会议', '一事一议代表会议', '协商会', '村民议事会', '村民理事会', '村民小组协商', '小区协商', '业主协商', '民情恳谈会', '院坝会', '专题议事会', '民主听证会', '民主评议会', '村民论坛', '警务室开放日', '妇女之家')),
	CONSTRAINT fk_meeting_chair_id FOREIGN KEY(chair_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_recorder_id FOREIGN KEY(recorder_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_meeting_unit CHECK (unit IN ('人', '户', '面积')),
	CONSTRAINT ck_meeting_meetingstate CHECK (state IN ('筹备', '会议中', '休会', '已闭会', '已归档')),
	CONSTRAINT fk_meeting_session_of_id FOREIGN KEY(session_of_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_resumes_id FOREIGN KEY(resumes_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE person_role (
	person_id VARCHAR NOT NULL,
	role VARCHAR(40) NOT NULL,
	CONSTRAINT pk_person_role PRIMARY KEY (person_id, role),
	CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_person_role_role CHECK (role IN ('村民代表', '村委会成员', '党员', '村党组织成员', '村务监督委员会成员', '村民小组组长', '户主', '集体经济组织成员', '成员代表', '人大代表', '政协委员', '党代表', '老党员', '老干部', '群众代表', '群团组织负责人', '社会工作者', '业主'))
);

CREATE TABLE topic (
	title VARCHAR NOT NULL,
	category VARCHAR(40) NOT NULL,
	source VARCHAR(40) NOT NULL,
	matter VARCHAR(40) NOT NULL,
	scope VARCHAR(40) NOT NULL,
	description VARCHAR NOT NULL,
	proposer_id VARCHAR,
	cosigner_count INTEGER,
	amount VARCHAR,
	wide_impact BOOLEAN NOT NULL,
	specialised BOOLEAN NOT NULL,
	entrusted_by VARCHAR,
	stakeholders JSON NOT NULL,
	languages JSON NOT NULL,
	status VARCHAR(40) NOT NULL,
	proposed_at DATETIME NOT NULL,
	lead VARCHAR,
	planned_form VARCHAR(40),
	closing_reason VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_topic PRIMARY KEY (id),
	CONSTRAINT ck_topic_title CHECK (length(title) > 0),
	CONSTRAINT ck_topic_topiccategory CHECK (category IN ('法律法规和政策明确要求协商的事项', '方针政策和重点工作落实', '公共事务和公益事业', '权益政策和村规民约', '实际困难问题和矛盾纠纷', '联名提出的事项', '其他重要公共事务', '协商主体提出的事项')),
	CONSTRAINT ck_topic_topicsource CHECK (source IN ('村党组织', '村民委员会', '村务监督委员会', '村民联名', '村民代表联名', '协商主体', '上级部署', '法律法规要求')),
	CONSTRAINT ck_topic_matter CHECK (matter IN ('一般公共事务', '乡村建设规划', '误工补贴人员和标准', '集体所得资金物资使用', '帮扶人员和方案', '公益事业筹资筹劳', '村民自治章程和村规民约', '土地承包', '宅基地使用', '征地补偿费分配', '成员身份确认', '集体收益分配', '草原承包调整', '共有部分改造')),
	CONSTRAINT ck_topic_scope CHECK (scope IN ('村民小组', '自然村', '小区', '部分群众', '村', '跨村')),
	CONSTRAINT fk_topic_proposer_id FOREIGN KEY(proposer_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_topic_topicstatus CHECK (status IN ('征集', '已列入', '不予列入', '协商中', '已有结果', '落实中', '已办结', '已撤回')),
	CONSTRAINT ck_topic_meetingform CHECK (planned_form IN ('村民会议', '村民代表会议', '村民小组会议', '居民会议', '居民代表会议', '成员大会', '成员代表大会', '业主大会', '党员大会', '一事一议村民会议', '一事一议代表会议', '协商会', '村民议事会', '村民理事会', '村民小组协商', '小区协商', '业主协商', '民情恳谈会', '院坝会', '专题议事会', '民主听证会', '民主评议会', '村民论坛', '警务室开放日', '妇女之家')),
	CONSTRAINT fk_topic_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_topic_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE absence (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_absence PRIMARY KEY (meeting_id, person_id),
	CONSTRAINT fk_absence_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE addendum (
	meeting_id VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_addendum PRIMARY KEY (id),
	CONSTRAINT fk_addendum_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_addendum_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_addendum_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_addendum_meeting_id ON addendum (meeting_id);

CREATE TABLE adjournment (
	meeting_id VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	resumed_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_adjournment PRIMARY KEY (id),
	CONSTRAINT fk_adjournment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjournment_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjournment_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_adjournment_meeting_id ON adjournment (meeting_id);

CREATE TABLE agenda_item (
	meeting_id VARCHAR NOT NULL,
	ordinal INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	topic_id VARCHAR,
	minutes INTEGER,
	state VARCHAR(40) NOT NULL,
	started_at DATETIME,
	finished_at DATETIME,
	unheard_invited_at DATETIME,
	outcome VARCHAR(40),
	conclusion VARCHAR,
	deferral_reason VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_agenda_item PRIMARY KEY (id),
	CONSTRAINT uq_agenda_item_meeting_id_ordinal UNIQUE (meeting_id, ordinal),
	CONSTRAINT ck_agenda_item_minutes CHECK (minutes IS NULL OR minutes > 0),
	CONSTRAINT ck_agenda_item_title CHECK (length(title) > 0),
	CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_agenda_item_itemkind CHECK (kind IN ('通报', '听取', '协商', '表决', '评议', '其他')),
	CONSTRAINT fk_agenda_item_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_agenda_item_itemstate CHECK (state IN ('未开始', '进行中', '已结束', '已延期')),
	CONSTRAINT ck_agenda_item_outcome CHECK (outcome IN ('形成一致意见', '形成基本一致意见', '未达成一致', '通过', '未通过', '暂缓再议', '提交法定会议', '报乡镇处理')),
	CONSTRAINT fk_agenda_item_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agenda_item_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agenda_item_topic_id ON agenda_item (topic_id);

CREATE TABLE attendance (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	mode VARCHAR(40) NOT NULL,
	capacity VARCHAR(40) NOT NULL,
	represents_id VARCHAR,
	checked_in_at DATETIME NOT NULL,
	checked_out_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_attendance PRIMARY KEY (id),
	CONSTRAINT ck_attendance_order CHECK (checked_out_at IS NULL OR checked_out_at >= checked_in_at),
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_attendance_attendancemode CHECK (mode IN ('现场', '委托', '在线', '分会场')),
	CONSTRAINT ck_attendance_capacity CHECK (capacity IN ('表决', '列席', '旁听', '专家', '主持', '记录', '监督', '翻译', '监票', '计票')),
	CONSTRAINT fk_attendance_represents_id FOREIGN KEY(represents_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attendance_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attendance_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);

CREATE TABLE base_exclusion (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	reason VARCHAR(40) NOT NULL,
	CONSTRAINT pk_base_exclusion PRIMARY KEY (meeting_id, person_id),
	CONSTRAINT fk_base_exclusion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_base_exclusion_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_base_exclusion_exclusionreason CHECK (reason IN ('外出联系不上', '外出不能回', '发病期精神障碍', '无法明确表达意志'))
);

CREATE TABLE collected_opinion (
	topic_id VARCHAR NOT NULL,
	person_id VARCHAR,
	household_id VARCHAR,
	visitor_id VARCHAR,
	channel VARCHAR(40) NOT NULL,
	stance VARCHAR(40) NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	adopted BOOLEAN,
	handling_reason VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_collected_opinion PRIMARY KEY (id),
	CONSTRAINT ck_collected_opinion_whose CHECK (person_id IS NOT NULL OR household_id IS NOT NULL),
	CONSTRAINT fk_collected_opinion_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_collected_opinion_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_collected_opinion_household_id FOREIGN KEY(household_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_collected_opinion_visitor_id FOREIGN KEY(visitor_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_collected_opinion_channel CHECK (channel IN ('公开栏', '广播', '微信', '电话', '短信', '入户', '书面', '会场', '意见箱', '刊物', '网络', '群工系统')),
	CONSTRAINT ck_collected_opinion_stance CHECK (stance IN ('赞成', '反对', '弃权', '建议', '保留')),
	CONSTRAINT fk_collected_opinion_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_collected_opinion_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_collected_opinion_topic_id ON collected_opinion (topic_id);

CREATE TABLE cosigner (
	topic_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	withdrawn_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_cosigner PRIMARY KEY (id),
	CONSTRAINT fk_cosigner_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cosigner_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cosigner_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cosigner_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_cosigner_topic_id ON cosigner (topic_id);

CREATE TABLE entitled (
	meeting_id VARCHAR NOT NULL,
	ordinal INTEGER NOT NULL,
	person_id VARCHAR,
	household_id VARCHAR,
	CONSTRAINT pk_entitled PRIMARY KEY (meeting_id, ordinal),
	CONSTRAINT ck_entitled_one CHECK ((person_id IS NULL) <> (household_id IS NULL)),
	CONSTRAINT uq_entitled_meeting_id_person_id UNIQUE (meeting_id, person_id),
	CONSTRAINT uq_entitled_meeting_id_household_id UNIQUE (meeting_id, household_id),
	CONSTRAINT fk_entitled_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_entitled_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_entitled_household_id FOREIGN KEY(household_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE evaluation (
	topic_id VARCHAR NOT NULL,
	satisfied INTEGER NOT NULL,
	basically INTEGER NOT NULL,
	unsatisfied INTEGER NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_evaluation PRIMARY KEY (id),
	CONSTRAINT fk_evaluation_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_evaluation_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_evaluation_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_evaluation_topic_id ON evaluation (topic_id);

CREATE TABLE explanation (
	topic_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	by_id VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	accepted BOOLEAN NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_explanation PRIMARY KEY (id),
	CONSTRAINT fk_explanation_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_explanation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_explanation_by_id FOREIGN KEY(by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_explanation_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_explanation_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_explanation_topic_id ON explanation (topic_id);

CREATE TABLE failed_contact (
	topic_id VARCHAR NOT NULL,
	household_id VARCHAR NOT NULL,
	tries INTEGER NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_failed_contact PRIMARY KEY (id),
	CONSTRAINT ck_failed_contact_tries CHECK (tries > 0),
	CONSTRAINT fk_failed_contact_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_failed_contact_household_id FOREIGN KEY(household_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_failed_contact_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_failed_contact_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_failed_contact_topic_id ON failed_contact (topic_id);

CREATE TABLE feedback_report (
	topic_id VARCHAR NOT NULL,
	channel VARCHAR(40) NOT NULL,
	text VARCHAR NOT NULL,
	person_ids JSON NOT NULL,
	parties JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_feedback_report PRIMARY KEY (id),
	CONSTRAINT fk_feedback_report_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_feedback_report_channel CHECK (channel IN ('公开栏', '广播', '微信', '电话', '短信', '入户', '书面', '会场', '意见箱', '刊物', '网络', '群工系统')),
	CONSTRAINT fk_feedback_report_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_feedback_report_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_feedback_report_topic_id ON feedback_report (topic_id);

CREATE TABLE guest (
	meeting_id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	capacity VARCHAR(40) NOT NULL,
	party VARCHAR(40),
	at DATETIME NOT NULL,
	salt BLOB NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_guest PRIMARY KEY (id),
	CONSTRAINT fk_guest_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_guest_capacity CHECK (capacity IN ('表决', '列席', '旁听', '专家', '主持', '记录', '监督', '翻译', '监票', '计票')),
	CONSTRAINT ck_guest_partykind CHECK (party IN ('基层政府及派出机关', '村党组织', '村民委员会', '村务监督委员会', '村民小组', '驻村单位', '社区社会组织', '业主委员会', '农村集体经济组织', '农民合作组织', '物业服务企业', '户籍居民', '非户籍居民代表', '群团组织', '其他利益相关方', '专家和第三方机构')),
	CONSTRAINT fk_guest_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_guest_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_guest_meeting_id ON guest (meeting_id);

CREATE TABLE invitation (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	capacity VARCHAR(40) NOT NULL,
	party VARCHAR(40),
	CONSTRAINT pk_invitation PRIMARY KEY (meeting_id, person_id, capacity),
	CONSTRAINT fk_invitation_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invitation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_invitation_capacity CHECK (capacity IN ('表决', '列席', '旁听', '专家', '主持', '记录', '监督', '翻译', '监票', '计票')),
	CONSTRAINT ck_invitation_partykind CHECK (party IN ('基层政府及派出机关', '村党组织', '村民委员会', '村务监督委员会', '村民小组', '驻村单位', '社区社会组织', '业主委员会', '农村集体经济组织', '农民合作组织', '物业服务企业', '户籍居民', '非户籍居民代表', '群团组织', '其他利益相关方', '专家和第三方机构'))
);

CREATE TABLE journal (
	seq INTEGER NOT NULL,
	prev BLOB NOT NULL,
	body VARCHAR NOT NULL,
	hash BLOB NOT NULL,
	at DATETIME NOT NULL,
	act VARCHAR NOT NULL,
	meeting_id VARCHAR,
	CONSTRAINT pk_journal PRIMARY KEY (seq),
	CONSTRAINT ck_journal_digests CHECK (length(hash) = 32 AND length(prev) = 32),
	CONSTRAINT ck_journal_seq CHECK (seq > 0),
	CONSTRAINT fk_journal_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_journal_meeting_id ON journal (meeting_id);

CREATE TABLE meeting_topic (
	meeting_id VARCHAR NOT NULL,
	topic_id VARCHAR NOT NULL,
	ordinal INTEGER NOT NULL,
	CONSTRAINT pk_meeting_topic PRIMARY KEY (meeting_id, topic_id),
	CONSTRAINT fk_meeting_topic_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_meeting_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE notice (
	meeting_id VARCHAR NOT NULL,
	channel VARCHAR(40) NOT NULL,
	materials JSON NOT NULL,
	urgent_reason VARCHAR,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_notice PRIMARY KEY (id),
	CONSTRAINT fk_notice_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_notice_channel CHECK (channel IN ('公开栏', '广播', '微信', '电话', '短信', '入户', '书面', '会场', '意见箱', '刊物', '网络', '群工系统')),
	CONSTRAINT fk_notice_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_notice_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_notice_meeting_id ON notice (meeting_id);

CREATE TABLE objection (
	topic_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	received_at DATETIME NOT NULL,
	reply VARCHAR,
	replied_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_objection PRIMARY KEY (id),
	CONSTRAINT fk_objection_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objection_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objection_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objection_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_objection_topic_id ON objection (topic_id);

CREATE TABLE participant_choice (
	topic_id VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	person_ids JSON NOT NULL,
	relevance VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_participant_choice PRIMARY KEY (id),
	CONSTRAINT fk_participant_choice_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_participant_choice_partykind CHECK (kind IN ('基层政府及派出机关', '村党组织', '村民委员会', '村务监督委员会', '村民小组', '驻村单位', '社区社会组织', '业主委员会', '农村集体经济组织', '农民合作组织', '物业服务企业', '户籍居民', '非户籍居民代表', '群团组织', '其他利益相关方', '专家和第三方机构')),
	CONSTRAINT fk_participant_choice_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_participant_choice_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_participant_choice_topic_id ON participant_choice (topic_id);

CREATE TABLE party_review (
	topic_id VARCHAR NOT NULL,
	agreed BOOLEAN NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_party_review PRIMARY KEY (id),
	CONSTRAINT fk_party_review_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_party_review_topic_id ON party_review (topic_id);

CREATE TABLE phone_call (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	result VARCHAR(40) NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_phone_call PRIMARY KEY (id),
	CONSTRAINT fk_phone_call_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_phone_call_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_phone_call_callresult CHECK (result IN ('在路上', '来不了', '未接通')),
	CONSTRAINT fk_phone_call_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_phone_call_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_phone_call_meeting_id ON phone_call (meeting_id);

CREATE TABLE posting (
	topic_id VARCHAR,
	meeting_id VARCHAR,
	what VARCHAR(40) NOT NULL,
	channel VARCHAR(40) NOT NULL,
	posted_from DATE NOT NULL,
	posted_to DATE NOT NULL,
	taken_down_on DATE,
	photo VARCHAR,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_posting PRIMARY KEY (id),
	CONSTRAINT ck_posting_of CHECK (topic_id IS NOT NULL OR meeting_id IS NOT NULL),
	CONSTRAINT ck_posting_period CHECK (posted_from <= posted_to),
	CONSTRAINT fk_posting_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_posting_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_posting_postingof CHECK (what IN ('议程', '成果', '落实情况', '异议答复', '纠正', '补贴')),
	CONSTRAINT ck_posting_channel CHECK (channel IN ('公开栏', '广播', '微信', '电话', '短信', '入户', '书面', '会场', '意见箱', '刊物', '网络', '群工系统')),
	CONSTRAINT fk_posting_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_posting_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_posting_meeting_id ON posting (meeting_id);

CREATE INDEX ix_posting_topic_id ON posting (topic_id);

CREATE TABLE proxy (
	meeting_id VARCHAR NOT NULL,
	principal_id VARCHAR NOT NULL,
	proxy_id VARCHAR NOT NULL,
	written BOOLEAN NOT NULL,
	relation VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	revoked_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_proxy PRIMARY KEY (id),
	CONSTRAINT fk_proxy_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proxy_principal_id FOREIGN KEY(principal_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proxy_proxy_id FOREIGN KEY(proxy_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proxy_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proxy_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proxy_meeting_id ON proxy (meeting_id);

CREATE TABLE screening (
	topic_id VARCHAR NOT NULL,
	accepted BOOLEAN NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_screening PRIMARY KEY (id),
	CONSTRAINT fk_screening_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_screening_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_screening_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_screening_topic_id ON screening (topic_id);

CREATE TABLE signature (
	meeting_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	capacity VARCHAR(40) NOT NULL,
	means VARCHAR(40) NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_signature PRIMARY KEY (meeting_id, person_id, capacity),
	CONSTRAINT fk_signature_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_signature_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_signature_capacity CHECK (capacity IN ('表决', '列席', '旁听', '专家', '主持', '记录', '监督', '翻译', '监票', '计票')),
	CONSTRAINT ck_signature_signaturemeans CHECK (means IN ('签字', '捺印'))
);

CREATE TABLE stipend_grant (
	meeting_id VARCHAR NOT NULL,
	topic_id VARCHAR NOT NULL,
	person_ids JSON NOT NULL,
	rate VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_stipend_grant PRIMARY KEY (id),
	CONSTRAINT fk_stipend_grant_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_grant_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_grant_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_grant_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_stipend_grant_meeting_id ON stipend_grant (meeting_id);

CREATE INDEX ix_stipend_grant_topic_id ON stipend_grant (topic_id);

CREATE TABLE task (
	topic_id VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	owner_id VARCHAR NOT NULL,
	due DATE NOT NULL,
	budget VARCHAR,
	status VARCHAR(40) NOT NULL,
	percent INTEGER NOT NULL,
	assigned_at DATETIME NOT NULL,
	finished_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_task PRIMARY KEY (id),
	CONSTRAINT ck_task_percent CHECK (percent BETWEEN 0 AND 100),
	CONSTRAINT fk_task_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_task_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_task_taskstatus CHECK (status IN ('未启动', '进行中', '已完成', '延期', '中止')),
	CONSTRAINT fk_task_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_task_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_task_topic_id ON task (topic_id);

CREATE TABLE topic_note (
	topic_id VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	"by" VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	details JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_topic_note PRIMARY KEY (id),
	CONSTRAINT fk_topic_note_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_topic_note_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_topic_note_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_topic_note_topic_id ON topic_note (topic_id);

CREATE TABLE township_report (
	topic_id VARCHAR,
	meeting_id VARCHAR,
	"to" VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	reply_adopted BOOLEAN,
	reply VARCHAR,
	replied_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_township_report PRIMARY KEY (id),
	CONSTRAINT fk_township_report_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_township_report_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_township_report_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_township_report_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_township_report_meeting_id ON township_report (meeting_id);

CREATE INDEX ix_township_report_topic_id ON township_report (topic_id);

CREATE TABLE attachment (
	meeting_id VARCHAR,
	topic_id VARCHAR,
	task_id VARCHAR,
	file VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	sha256 VARCHAR,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_attachment PRIMARY KEY (id),
	CONSTRAINT fk_attachment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachment_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachment_task_id FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_attachment_attachmentkind CHECK (kind IN ('照片', '签名页', '材料', '公示照片')),
	CONSTRAINT fk_attachment_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachment_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_attachment_meeting_id ON attachment (meeting_id);

CREATE INDEX ix_attachment_task_id ON attachment (task_id);

CREATE INDEX ix_attachment_topic_id ON attachment (topic_id);

CREATE TABLE consensus_round (
	meeting_id VARCHAR NOT NULL,
	item_id VARCHAR NOT NULL,
	text_version INTEGER,
	proposal VARCHAR NOT NULL,
	support INTEGER NOT NULL,
	reservations INTEGER NOT NULL,
	objections INTEGER NOT NULL,
	details JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_consensus_round PRIMARY KEY (id),
	CONSTRAINT ck_consensus_round_counts CHECK (support >= 0 AND reservations >= 0 AND objections >= 0),
	CONSTRAINT fk_consensus_round_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_round_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_round_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_round_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_consensus_round_item_id ON consensus_round (item_id);

CREATE INDEX ix_consensus_round_meeting_id ON consensus_round (meeting_id);

CREATE TABLE correction (
	seq INTEGER NOT NULL,
	corrected_seq INTEGER NOT NULL,
	meeting_id VARCHAR,
	act VARCHAR NOT NULL,
	arguments JSON NOT NULL,
	changed JSON NOT NULL,
	reason VARCHAR NOT NULL,
	redone_from INTEGER NOT NULL,
	done_at DATETIME NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_correction PRIMARY KEY (id),
	CONSTRAINT ck_correction_reason CHECK (length(reason) > 0),
	CONSTRAINT ck_correction_order CHECK (corrected_seq < seq),
	CONSTRAINT uq_correction_seq UNIQUE (seq),
	CONSTRAINT fk_correction_seq FOREIGN KEY(seq) REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT uq_correction_corrected_seq UNIQUE (corrected_seq),
	CONSTRAINT fk_correction_corrected_seq FOREIGN KEY(corrected_seq) REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_correction_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_correction_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_correction_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_correction_meeting_id ON correction (meeting_id);

CREATE TABLE item_text (
	item_id VARCHAR NOT NULL,
	version INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_item_text PRIMARY KEY (item_id, version),
	CONSTRAINT ck_item_text_version CHECK (version > 0),
	CONSTRAINT fk_item_text_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE notice_delivery (
	notice_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	CONSTRAINT pk_notice_delivery PRIMARY KEY (notice_id, person_id),
	CONSTRAINT fk_notice_delivery_notice_id FOREIGN KEY(notice_id) REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_notice_delivery_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE opinion (
	meeting_id VARCHAR NOT NULL,
	item_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	stance VARCHAR(40) NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	adopted BOOLEAN,
	handling_reason VARCHAR,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_opinion PRIMARY KEY (id),
	CONSTRAINT ck_opinion_text CHECK (length(text) > 0),
	CONSTRAINT fk_opinion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_opinion_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_opinion_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_opinion_stance CHECK (stance IN ('赞成', '反对', '弃权', '建议', '保留')),
	CONSTRAINT fk_opinion_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_opinion_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_opinion_item_id ON opinion (item_id);

CREATE INDEX ix_opinion_meeting_id ON opinion (meeting_id);

CREATE TABLE progress (
	task_id VARCHAR NOT NULL,
	status VARCHAR(40) NOT NULL,
	percent INTEGER,
	spent VARCHAR,
	text VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_progress PRIMARY KEY (id),
	CONSTRAINT fk_progress_task_id FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_progress_taskstatus CHECK (status IN ('未启动', '进行中', '已完成', '延期', '中止')),
	CONSTRAINT fk_progress_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_progress_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_progress_task_id ON progress (task_id);

CREATE TABLE recusal (
	item_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_recusal PRIMARY KEY (item_id, person_id),
	CONSTRAINT fk_recusal_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recusal_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE stipend_decided (
	item_id VARCHAR NOT NULL,
	topic_id VARCHAR,
	person_ids JSON NOT NULL,
	rate VARCHAR NOT NULL,
	per VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_stipend_decided PRIMARY KEY (id),
	CONSTRAINT fk_stipend_decided_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_decided_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_decided_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stipend_decided_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_stipend_decided_item_id ON stipend_decided (item_id);

CREATE INDEX ix_stipend_decided_topic_id ON stipend_decided (topic_id);

CREATE TABLE turn (
	meeting_id VARCHAR NOT NULL,
	item_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	stance VARCHAR(40),
	state VARCHAR(40) NOT NULL,
	position INTEGER NOT NULL,
	moved_before_id VARCHAR,
	moved_in INTEGER,
	requested_at DATETIME NOT NULL,
	started_at DATETIME,
	running_since DATETIME,
	seconds_used INTEGER NOT NULL,
	seconds_allowed INTEGER NOT NULL,
	ended_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_turn PRIMARY KEY (id),
	CONSTRAINT ck_turn_used CHECK (seconds_used >= 0),
	CONSTRAINT ck_turn_allowed CHECK (seconds_allowed > 0),
	CONSTRAINT ck_turn_running CHECK ((state = '发言中') = (running_since IS NOT NULL)),
	CONSTRAINT fk_turn_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_turn_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_turn_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_turn_turnkind CHECK (kind IN ('发言', '程序动议', '询问', '回应')),
	CONSTRAINT ck_turn_stance CHECK (stance IN ('赞成', '反对', '弃权', '建议', '保留')),
	CONSTRAINT ck_turn_turnstate CHECK (state IN ('排队', '发言中', '暂停', '说完', '撤回')),
	CONSTRAINT fk_turn_moved_before_id FOREIGN KEY(moved_before_id) REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_turn_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_turn_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_turn_item_id ON turn (item_id);

CREATE INDEX ix_turn_meeting_id ON turn (meeting_id);

CREATE TABLE undone (
	seq INTEGER NOT NULL,
	by_seq INTEGER NOT NULL,
	CONSTRAINT pk_undone PRIMARY KEY (seq),
	CONSTRAINT fk_undone_seq FOREIGN KEY(seq) REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE vote (
	meeting_id VARCHAR NOT NULL,
	item_id VARCHAR NOT NULL,
	motion VARCHAR NOT NULL,
	method VARCHAR(40) NOT NULL,
	binding BOOLEAN NOT NULL,
	state VARCHAR(40) NOT NULL,
	opened_at DATETIME NOT NULL,
	closed_at DATETIME,
	text_version INTEGER,
	electorate_ids JSON NOT NULL,
	restricted BOOLEAN NOT NULL,
	bases JSON NOT NULL,
	pass_rules JSON NOT NULL,
	rule_sets JSON NOT NULL,
	options JSON NOT NULL,
	choose INTEGER,
	verdict VARCHAR(40),
	sentence VARCHAR,
	clause VARCHAR,
	announced_at DATETIME,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_vote PRIMARY KEY (id),
	CONSTRAINT ck_vote_motion CHECK (length(motion) > 0),
	CONSTRAINT fk_vote_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_vote_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_vote_votemethod CHECK (method IN ('举手', '无记名投票', '记名投票', '豆选', '书面征求')),
	CONSTRAINT ck_vote_votestate CHECK (state IN ('表决中', '已结束')),
	CONSTRAINT ck_vote_verdict CHECK (verdict IN ('通过', '未通过')),
	CONSTRAINT fk_vote_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_vote_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_vote_item_id ON vote (item_id);

CREATE INDEX ix_vote_meeting_id ON vote (meeting_id);

CREATE TABLE named_vote (
	vote_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	choice VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_named_vote PRIMARY KEY (vote_id, person_id),
	CONSTRAINT fk_named_vote_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_named_vote_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE tally (
	vote_id VARCHAR NOT NULL,
	teller_id VARCHAR,
	for_count INTEGER,
	against INTEGER,
	abstain INTEGER,
	invalid INTEGER,
	not_voted INTEGER,
	issued INTEGER,
	returned INTEGER,
	counts JSON,
	for_households INTEGER,
	for_area VARCHAR,
	against_area VARCHAR,
	abstain_area VARCHAR,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_tally PRIMARY KEY (id),
	CONSTRAINT ck_tally_sides CHECK (coalesce(for_count,0) >= 0 AND coalesce(against,0) >= 0),
	CONSTRAINT ck_tally_others CHECK (coalesce(abstain,0) >= 0 AND coalesce(invalid,0) >= 0),
	CONSTRAINT ck_tally_returned CHECK (returned IS NULL OR issued IS NULL OR returned <= issued),
	CONSTRAINT fk_tally_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_tally_teller_id FOREIGN KEY(teller_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_tally_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_tally_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_tally_vote_id ON tally (vote_id);

CREATE TABLE written_reply (
	vote_id VARCHAR NOT NULL,
	person_id VARCHAR,
	household_id VARCHAR,
	visitor_id VARCHAR,
	choice VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_written_reply PRIMARY KEY (id),
	CONSTRAINT fk_written_reply_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_written_reply_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_written_reply_household_id FOREIGN KEY(household_id) REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_written_reply_visitor_id FOREIGN KEY(visitor_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_written_reply_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_written_reply_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_written_reply_vote_id ON written_reply (vote_id);
